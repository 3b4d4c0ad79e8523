import type { ParameterCodec } from './parameter-codec.ts';
import type { ParameterValue } from './parameter-value.ts';
import type { Parameter } from './parameter.ts';
import { SCALES } from './scale.ts';

/**
 * The position of any number on the scale of an ordered parameter: that of its codec for a value of the domain, below 0 or above 1 for one outside it,
 * between two cells for one off the grid. Null for what has no place on the scale: no number, a value of logarithm -infinity, or one that an
 * ordinal parameter does not list.
 */
export function extrapolate(parameter: Parameter, codec: ParameterCodec, value: ParameterValue): number | null {
  if (codec.kind === 'discrete') {
    const level = codec.levelOf(value);
    if (level >= 0) return codec.centre(level);
  }
  if ((parameter.type !== 'float' && parameter.type !== 'int') || typeof value !== 'number') return null;
  const { forward } = SCALES[parameter.scale ?? 'linear'];
  const step = parameter.step ?? (parameter.type === 'int' ? 1 : 0);
  // A grid's cells reach half a step beyond its ends.
  const margin = step / 2;
  const low = forward(parameter.min - (parameter.scale === 'log' ? Math.min(margin, parameter.min / 2) : margin));
  const span = forward(parameter.max + margin) - low;
  const u = (forward(value) - low) / span;
  return Number.isFinite(u) ? u : null;
}
