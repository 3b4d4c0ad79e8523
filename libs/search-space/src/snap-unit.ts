import { activeMask } from './active-mask.ts';
import { checkUnitPoint } from './check-unit-point.ts';
import { INACTIVE_POSITION } from './constants.ts';
import type { Space } from './space.ts';

/**
 * Moves a point of the unit cube, in place, to the position that encodes what it decodes to: centres of cells for discrete parameters, 0.5 for
 * inactive ones. Two points decode to the same assignments exactly when they are equal after snapping.
 */
export function snapUnit(
  space: Space,
  u: Float64Array,
  mask: Uint8Array = new Uint8Array(space.dimension),
): Float64Array {
  checkUnitPoint(space, u);
  activeMask(space, u, mask);
  for (let index = 0; index < space.dimension; index += 1) {
    u[index] = mask[index] === 1 ? space.codecs[index]!.snap(u[index]!) : INACTIVE_POSITION;
  }
  return u;
}
