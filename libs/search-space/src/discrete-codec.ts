import { MEMOISED_LEVELS, MOST_DECIMALS, STEP_TOLERANCE } from './constants.ts';
import type { DiscreteCodec } from './parameter-codec.ts';
import type { ParameterValue } from './parameter-value.ts';
import type { FloatParameter, IntParameter } from './parameter.ts';
import { decimalPlaces } from './round-decimal.ts';
import { SCALES } from './scale.ts';

/** Listed values (categorical, ordinal, boolean): L equal cells, value k in [k / L, (k + 1) / L). */
export function listCodec(values: readonly ParameterValue[], categorical: boolean): DiscreteCodec {
  const levelByValue = new Map(values.map((value, level) => [value, level]));
  const plain = values.map((value) => (value === 0 ? 0 : value)); // -0 has no JSON form
  const valueAt = (level: number): ParameterValue => plain[level]!;
  return evenCells(values.length, categorical, valueAt, (value) => levelByValue.get(value) ?? -1);
}

/** A linear grid min, min + step ... <= max: equal cells, so half a step of margin at both ends. */
export function gridCodec(parameter: IntParameter | FloatParameter, step: number, levels: number): DiscreteCodec {
  const { min, max } = parameter;
  const decimals = Math.max(decimalPlaces(min), decimalPlaces(step));
  const exact = (level: number): number => Math.min(max, min + level * step);
  // 3 * 0.1 is 0.30000000000000004; the grid holds what its decimals say.
  const onGrid = (level: number): number =>
    Math.min(max, Math.max(min, Number((min + level * step).toFixed(decimals)) + 0));
  const valueAt = decimals === 0 || decimals > MOST_DECIMALS ? exact : memoised(onGrid, levels);
  return evenCells(levels, false, valueAt, (value) => gridLevel(value, min, step, levels, valueAt));
}

/**
 * Integers on a log scale. The cell of v reaches from v - step/2 to v + step/2 in logarithms (the first one from min - min(step, min)/2,
 * so that it stays positive); v is encoded as the middle of its cell.
 */
export function logGridCodec(parameter: IntParameter, step: number, levels: number): DiscreteCodec {
  const { min } = parameter;
  const { forward, inverse } = SCALES.log;
  const valueAt = (level: number): number => min + level * step;
  const upperEdge = (level: number): number => forward(valueAt(level) + step / 2);
  const low = forward(min - Math.min(step, min) / 2);
  const span = upperEdge(levels - 1) - low;
  const centre = memoised((level: number) => {
    const lower = level === 0 ? low : upperEdge(level - 1);
    return ((lower + upperEdge(level)) / 2 - low) / span;
  }, levels);
  const levelAt = (u: number): number => clampLevel(Math.round((inverse(low + u * span) - min) / step), levels);
  return withLevels(levels, false, levelAt, (value) => gridLevel(value, min, step, levels, valueAt), centre, valueAt);
}

function evenCells(
  levels: number,
  categorical: boolean,
  valueAt: (level: number) => ParameterValue,
  levelOf: (value: ParameterValue) => number,
): DiscreteCodec {
  const levelAt = (u: number): number => clampLevel(Math.floor(u * levels), levels);
  return withLevels(levels, categorical, levelAt, levelOf, (level) => (level + 0.5) / levels, valueAt);
}

function withLevels(
  levels: number,
  categorical: boolean,
  levelAt: (u: number) => number,
  levelOf: (value: ParameterValue) => number,
  centre: (level: number) => number,
  valueAt: (level: number) => ParameterValue,
): DiscreteCodec {
  return {
    kind: 'discrete',
    categorical,
    levels,
    levelAt,
    levelOf,
    centre,
    valueAt,
    decode: (u) => valueAt(levelAt(u)),
    encode: (value) => {
      const level = levelOf(value);
      if (level < 0) throw new RangeError(`${JSON.stringify(value)} is not a value of the parameter`);
      return centre(level);
    },
    snap: (u) => centre(levelAt(u)),
  };
}

function gridLevel(
  value: ParameterValue,
  min: number,
  step: number,
  levels: number,
  valueAt: (level: number) => number,
): number {
  if (typeof value !== 'number') return -1;
  const level = Math.round((value - min) / step);
  if (level < 0 || level >= levels) return -1;
  // Twice the tolerance of validation, so that its own rounding cannot refuse what passed there.
  return Math.abs(valueAt(level) - value) <= 2 * STEP_TOLERANCE * step ? level : -1;
}

function clampLevel(level: number, levels: number): number {
  if (!(level > 0)) return 0;
  return level < levels ? level : levels - 1;
}

/** Remembers f(0) ... f(levels - 1) as they are asked for, where they are few; else f itself. */
function memoised(f: (level: number) => number, levels: number): (level: number) => number {
  if (levels > MEMOISED_LEVELS) return f;
  const table = new Float64Array(levels).fill(NaN);
  return (level) => {
    const known = table[level]!;
    return Number.isNaN(known) ? (table[level] = f(level)) : known;
  };
}
