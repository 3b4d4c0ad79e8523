import { normalCdf, normalQuantile } from '#numerics';
import { unitPrior, type Space } from '#search-space';

/** Moves an evenly spread position, in place, to where the experts' beliefs, truncated to the cube, are evenly filled. */
export function bendToPrior(space: Space, position: Float64Array): void {
  for (let index = 0; index < space.dimension; index++) {
    const belief = unitPrior(space, index);
    if (belief === null) continue;
    const { mean, deviation } = belief;
    const low = normalCdf(-mean / deviation);
    const high = normalCdf((1 - mean) / deviation);
    const bent = mean + deviation * normalQuantile(low + position[index]! * (high - low));
    position[index] = Math.min(1, Math.max(0, bent));
  }
}

/** Moves a position, in place, to what the experts believe is best, where they left the default unstated. */
export function moveToBelief(space: Space, position: Float64Array): void {
  for (let index = 0; index < space.dimension; index++) {
    const belief = unitPrior(space, index);
    if (belief !== null && space.parameters[index]!.default === undefined) position[index] = belief.mean;
  }
}
