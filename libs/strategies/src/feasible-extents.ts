import { createRng } from '#numerics';
import { sampleMany, SpaceError, toUnit, activeMask, type Space } from '#search-space';
import { EXTENT_MARGIN, EXTENT_SAMPLE, NARROWEST_EXTENT } from './constants.ts';

/**
 * How much of each parameter's range the constraints leave: 2^-k, the smallest power that the range of a feasible sample, with a margin, fits
 * into; 1 where all of it is left. The same at every ask of a study: the sample depends on the space alone.
 */
export function feasibleExtents(space: Space): readonly number[] {
  if (space.constraints.length === 0) return space.codecs.map(() => 1);
  const low = new Float64Array(space.dimension).fill(Infinity);
  const high = new Float64Array(space.dimension).fill(-Infinity);
  for (const assignments of sampleOf(space)) {
    const position = toUnit(space, assignments);
    const active = activeMask(space, assignments);
    for (const index of space.constrained) {
      if (active[index] === 0) continue;
      low[index] = Math.min(low[index]!, position[index]!);
      high[index] = Math.max(high[index]!, position[index]!);
    }
  }
  return space.codecs.map((_, index) => powerOfTwoAround(EXTENT_MARGIN * (high[index]! - low[index]!)));
}

function sampleOf(space: Space): ReturnType<typeof sampleMany> {
  try {
    return sampleMany(space, createRng('extents'), EXTENT_SAMPLE);
  } catch (error) {
    if (error instanceof SpaceError) return [];
    throw error;
  }
}

/** 1 for what was never seen twice. */
function powerOfTwoAround(width: number): number {
  if (!(width > 0)) return 1;
  let extent = 1;
  while (extent / 2 >= width && extent > NARROWEST_EXTENT) extent /= 2;
  return extent;
}
