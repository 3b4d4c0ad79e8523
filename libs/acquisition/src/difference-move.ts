import type { Rng } from '#numerics';
import { DIFFERENCE_KEPT } from './constants.ts';

/**
 * Writes centre + scale (a - b) into `out`, a and b drawn from `basis`: the mutation of differential evolution (Storn and Price 1997).
 *
 * The difference of two feasible points lies along the feasible set: exactly so where it is cut out by linear equations and inequalities, in
 * small steps wherever it is smooth. A move along it stays feasible where a step in any direction drawn blindly leaves a slab of a ten-thousandth
 * of the cube. In every second move each coordinate stays with even chance, so that coordinates that nothing ties are searched one by one.
 */
export function differenceMove(
  out: Float64Array,
  centre: Float64Array,
  basis: readonly Float64Array[],
  scale: number,
  rng: Rng,
): void {
  const a = basis[rng.int(basis.length)]!;
  const b = basis[rng.int(basis.length)]!;
  const kept = rng.int(2) === 0 ? 0 : DIFFERENCE_KEPT;
  for (let i = 0; i < out.length; i++) {
    const moved = centre[i]! + scale * (a[i]! - b[i]!);
    out[i] = kept > 0 && rng.next() < kept ? centre[i]! : Math.min(1, Math.max(0, moved));
  }
}
