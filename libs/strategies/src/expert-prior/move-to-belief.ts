import { unitPrior, type Space } from '#search-space';

/** Moves a position, in place, to what experts believe is best, where the default is left unstated. */
export function moveToBelief(space: Space, position: Float64Array): void {
  for (let index = 0; index < space.dimension; index++) {
    const belief = unitPrior(space, index);
    if (belief !== null && space.parameters[index]!.default === undefined) position[index] = belief.mean;
  }
}
