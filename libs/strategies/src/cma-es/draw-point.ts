import type { Rng } from '#numerics';
import type { DiscreteCodec, Space } from '#search-space';
import { BOX_DRAWS } from './constants.ts';
import type { Distribution } from './distribution.ts';
import { timesFactor } from './triangular.ts';

/**
 * A position drawn from the distribution: inside the cube if one of ten draws is, else the last one clipped to it. Integers keep their continuous
 * position here; only decoding rounds it. O(n^2).
 */
export function drawPoint(space: Space, distribution: Distribution, rng: Rng): Float64Array {
  const u = new Float64Array(space.dimension).fill(0.5);
  distribution.categorical.forEach((index, k) => {
    const codec = space.codecs[index]!;
    if (codec.kind === 'discrete') u[index] = drawCategory(codec, distribution.chances[k]!, rng.next());
  });
  let x = drawNumeric(distribution, rng);
  for (let draw = 1; draw < BOX_DRAWS && !isInside(x); draw++) x = drawNumeric(distribution, rng);
  distribution.numeric.forEach((index, i) => (u[index] = Math.min(1, Math.max(0, x[i]!))));
  return u;
}

function drawNumeric({ mean, stepSize, widening, factor }: Distribution, rng: Rng): Float64Array {
  const z = mean.map(() => rng.normal());
  const y = timesFactor(factor, z);
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
