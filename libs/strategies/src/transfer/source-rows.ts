import { extrapolate, INACTIVE_POSITION, type ParameterValue, type Space } from '#search-space';
import type { SourceHistory } from '#study';
import { INACTIVE_LEVEL } from '../constants.ts';
import type { SpaceDomain } from '../space-domain.ts';
import { FARTHEST_POSITION, FOREIGN_LEVEL } from './constants.ts';

/** The results of a source in the features of this study's space. */
export interface SourceRows {
  readonly source: SourceHistory;
  readonly rows: readonly Float64Array[];
  readonly scores: Float64Array;
  /** By column, whether the source knows its parameter. */
  readonly shared: readonly boolean[];
}

/**
 * Parameters are matched by name. What the source tried outside this study's domain is kept where it lies: beyond the unit cube on the
 * parameter's scale, or at a category that is none here. Clamped into the domain it would tell of points that were never tried. A trial with a value
 * that has no place on the scale, or one out of sight, drops out.
 */
export function sourceRows(space: Space, domain: SpaceDomain, source: SourceHistory): SourceRows {
  const names = domain.parameters.map((index) => space.parameters[index]!.name);
  const rows: Float64Array[] = [];
  const scores: number[] = [];
  const shared = names.map(() => false);
  for (const { assignments, score } of source.observations) {
    const values = names.map((name) => (Object.hasOwn(assignments, name) ? assignments[name] : undefined));
    const features = values.map((value, column) => featureOf(space, domain, column, value));
    if (features.some((feature) => feature === null)) continue;
    rows.push(Float64Array.from(features, Number));
    scores.push(score);
    values.forEach((value, column) => {
      if (value !== undefined) shared[column] = true;
    });
  }
  return { source, rows, scores: Float64Array.from(scores), shared };
}

function featureOf(
  space: Space,
  domain: SpaceDomain,
  column: number,
  value: ParameterValue | undefined,
): number | null {
  const index = domain.parameters[column]!;
  const codec = space.codecs[index]!;
  if (!codec.categorical) {
    const position = value === undefined ? INACTIVE_POSITION : extrapolate(space.parameters[index]!, codec, value);
    return position === null || Math.abs(position) > FARTHEST_POSITION ? null : position;
  }
  if (value === undefined) return INACTIVE_LEVEL;
  const level = codec.levelOf(value);
  return level < 0 ? FOREIGN_LEVEL : level;
}

/** The nearest position of the space to a row of features; not settled. */
export function positionOfRow(space: Space, domain: SpaceDomain, row: Float64Array): Float64Array {
  const position = new Float64Array(space.dimension).fill(INACTIVE_POSITION);
  domain.parameters.forEach((index, column) => {
    const codec = space.codecs[index]!;
    const feature = row[column]!;
    if (!codec.categorical) position[index] = Math.min(1, Math.max(0, feature));
    else if (feature >= 0) position[index] = codec.centre(feature);
  });
  return position;
}
