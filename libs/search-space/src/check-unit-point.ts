import type { Space } from './space.ts';

/** Refuses a point that is too short or holds a NaN: decoded, it would look like a sound value at the lower end. */
export function checkUnitPoint(space: Space, u: Float64Array): void {
  if (u.length < space.dimension)
    throw new RangeError(`a point of ${u.length} coordinates for ${space.dimension} parameters`);
  for (let index = 0; index < space.dimension; index += 1) {
    if (Number.isNaN(u[index]!)) throw new RangeError(`the position of ${space.parameters[index]!.name} is NaN`);
  }
}
