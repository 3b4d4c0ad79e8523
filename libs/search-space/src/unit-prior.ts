import { SCALES } from './scale.ts';
import type { Space } from './space.ts';

/** A normal belief about a position of the unit cube, not truncated. */
export interface UnitPrior {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * The experts' belief about the best value of a parameter, in the unit cube; null when nobody stated one. Positions are linear in the scale of a
 * parameter, but for integers on a log scale, whose smallest cells are of uneven width: there it is so up to a part of a cell.
 */
export function unitPrior(
  { parameters, codecs }: Pick<Space, 'parameters' | 'codecs'>,
  index: number,
): UnitPrior | null {
  const parameter = parameters[index]!;
  const codec = codecs[index]!;
  if ((parameter.type !== 'float' && parameter.type !== 'int') || parameter.prior === undefined || codec.levels === 1)
    return null;
  const { forward } = SCALES[parameter.scale ?? 'linear'];
  const ends = [Number(codec.decode(0)), Number(codec.decode(1))] as const;
  const [low, high] = [codec.encode(ends[0]), codec.encode(ends[1])];
  const slope = (high - low) / (forward(ends[1]) - forward(ends[0]));
  const { mean, standardDeviation } = parameter.prior;
  return {
    mean: low + slope * (forward(mean) - forward(ends[0])),
    deviation: slope * standardDeviation,
  };
}
