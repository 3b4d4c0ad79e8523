import type { Rng } from '#numerics';
import type { Assignments } from './parameter-value.ts';
import { sampleMany, type SampleOptions } from './sample-many.ts';
import type { Space } from './space.ts';

/**
 * One draw, uniform on the scale of each parameter; conditions and constraints hold. See `sampleMany`.
 * @throws SpaceError when no feasible point was found
 */
export function sampleUniform(space: Space, rng: Rng, options: SampleOptions = {}): Assignments {
  return sampleMany(space, rng, 1, options)[0]!;
}
