import type { Rng } from '#numerics';
import type { DiscreteCodec, Space } from '#search-space';
import { BOX_DRAWS, FULL_DIMENSIONS } from './constants.ts';
import { covarianceFormOf } from './covariance-form-of.ts';
import type { Distribution } from './distribution.ts';

/**
 * A position drawn from the distribution: inside the cube if one of ten draws is, else the last one clipped to it. Integers keep their continuous
 * position here; only decoding rounds it. With more dimensions than are learnt in full no draw would be inside, so the first one is clipped.
 * O(box draws n^2) with a full covariance, O(n) with a diagonal one.
 */
export function drawPoint(space: Space, distribution: Distribution, rng: Rng): Float64Array {
  const u = new Float64Array(space.dimension).fill(0.5);
  distribution.categorical.forEach((index, k) => {
    const codec = space.codecs[index]!;
    if (codec.kind === 'discrete') u[index] = drawCategory(codec, distribution.chances[k]!, rng.next());
  });
  const draws = distribution.numeric.length > FULL_DIMENSIONS ? 1 : BOX_DRAWS;
  let x = drawNumeric(distribution, rng);
  for (let draw = 1; draw < draws && !isInside(x); draw++) x = drawNumeric(distribution, rng);
  distribution.numeric.forEach((index, i) => (u[index] = Math.min(1, Math.max(0, x[i]!))));
  return u;
}

function drawNumeric({ mean, stepSize, widening, factor }: Distribution, rng: Rng): Float64Array {
  const z = mean.map(() => rng.normal());
  const y = covarianceFormOf(mean.length).times(factor, z);
  return mean.map((centre, i) => centre + stepSize * widening[i]! * y[i]!);
}

function isInside(x: Float64Array): boolean {
  return x.every((coordinate) => coordinate >= 0 && coordinate <= 1);
}

function drawCategory(codec: DiscreteCodec, chances: Float64Array, quantile: number): number {
  let left = quantile;
  for (let level = 0; level < chances.length; level++) {
    left -= chances[level]!;
    if (left < 0) return codec.centre(level);
  }
  return codec.centre(chances.length - 1);
}
