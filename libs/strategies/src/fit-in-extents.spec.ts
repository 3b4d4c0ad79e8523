import { createPlainKernels, createRng } from '#numerics';
import { fitHyperparameters, type TrainingSet } from '#surrogate';
import { describe, expect, it } from '@jest/globals';
import { fitInExtents } from './fit-in-extents.ts';

const kernels = createPlainKernels(1 << 18);

/** A wave of the first column, which varies over `width` only. */
function waves(width: number): TrainingSet {
  const rng = createRng(3);
  const n = 24;
  const data = kernels.allocate(2 * n);
  const y = kernels.allocate(n);
  for (let i = 0; i < n; i++) {
    const x = rng.next();
    data[2 * i] = x * width;
    data[2 * i + 1] = rng.next();
    y[i] = Math.sin(7 * x);
  }
  return { x: { data, count: n, stride: 2 }, columns: 2, numeric: 2, groups: [0, 1], groupCount: 2, y };
}

describe('fitting in extents', () => {
  it('finds in a narrow range what the plain fit finds in a wide one, bit for bit, and leaves the data alone', () => {
    const extent = 2 ** -10;
    const narrow = waves(extent);
    const before = narrow.x.data.slice();
    const fitted = fitInExtents(kernels, { extents: [extent, 1] }, narrow, null, createRng(1));
    const wide = fitHyperparameters(kernels, waves(1), null, createRng(1)).hyperparameters;
    expect(fitted.inverseSquaredLengths[0]).toBe(wide.inverseSquaredLengths[0]! / (extent * extent));
    expect({ ...fitted, inverseSquaredLengths: fitted.inverseSquaredLengths.slice(1) }).toEqual({
      ...wide,
      inverseSquaredLengths: wide.inverseSquaredLengths.slice(1),
    });
    expect(narrow.x.data).toEqual(before);
    // Without it the wave is noise: no length that the prior allows tells the points apart.
    const plain = fitHyperparameters(kernels, waves(extent), null, createRng(1)).hyperparameters;
    expect(plain.noiseVariance).toBeGreaterThan(100 * fitted.noiseVariance);
  });

  it('goes on from the last fit', () => {
    const extent = 2 ** -10;
    const first = fitInExtents(kernels, { extents: [extent, 1] }, waves(extent), null, createRng(1));
    const again = fitInExtents(kernels, { extents: [extent, 1] }, waves(extent), first, createRng(1));
    const ratio = again.inverseSquaredLengths[0]! / first.inverseSquaredLengths[0]!;
    expect(Math.abs(Math.log(ratio))).toBeLessThan(0.3);
  });
});
