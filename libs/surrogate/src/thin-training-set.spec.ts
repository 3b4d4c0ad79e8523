import { createPlainKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FIT_LIMIT } from './constants.ts';
import { randomTrainingSet } from './testing/index.ts';
import { thinnedIndices, thinTrainingSet } from './thin-training-set.ts';

const kernels = createPlainKernels(1 << 14);

describe('thinning observations', () => {
  it('takes one of each stretch, and all while there are few', () => {
    expect(thinnedIndices(3, 4)).toEqual([0, 1, 2]);
    // Stretches 0-1, 2-4, 5-6, 7-9 and frac(k g) = 0, .618, .236, .854: at 0, 2 + floor(1.85), 5 + floor(.47), 7 + floor(2.56)
    expect(thinnedIndices(10, 4)).toEqual([0, 3, 5, 9]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 60 }), (n, most) => {
        const indices = thinnedIndices(n, most);
        expect(indices).toHaveLength(Math.min(n, most));
        indices.forEach((index, k) => {
          expect(index).toBeGreaterThanOrEqual(Math.floor((k * n) / indices.length));
          expect(index).toBeLessThan(((k + 1) * n) / indices.length);
          expect(index).toBeGreaterThan(indices[k - 1] ?? -1);
        });
      }),
    );
  });

  it('takes even and odd trials alike, whatever the ratio', () => {
    for (const n of [800, 1000, 1200, 1600]) {
      const odd = thinnedIndices(n, 400).filter((i) => i % 2 === 1).length;
      expect(Math.abs(odd - 200)).toBeLessThan(20);
    }
  });

  it('takes fewer where there are hundreds of columns, and as many as ever up to a hundred', () => {
    const roomy = createPlainKernels(1 << 20);
    const shape = (numeric: number) => ({ n: FIT_LIMIT + 1, numeric, categorical: 0 });
    expect(thinTrainingSet(roomy, randomTrainingSet(roomy, createRng(2), shape(100))).x.count).toBe(FIT_LIMIT);
    // floor(sqrt(100 * 400^2 / 500))
    expect(thinTrainingSet(roomy, randomTrainingSet(roomy, createRng(2), shape(500))).x.count).toBe(178);
  });

  it('keeps rows, outputs and known noise together', () => {
    const n = FIT_LIMIT + 100;
    const whole = randomTrainingSet(kernels, createRng(1), { n, numeric: 2, categorical: 1 });
    const known = Float64Array.from({ length: n }, (_, i) => i);
    const thin = thinTrainingSet(kernels, { ...whole, noise: { known, rest: 'small' } });
    expect(thin.x.count).toBe(FIT_LIMIT);
    for (let i = 0; i < FIT_LIMIT; i++) {
      const from = thin.noise!.known![i]!;
      expect(thin.y[i]).toBe(whole.y[from]);
      expect(thin.x.data.slice(3 * i, 3 * i + 3)).toEqual(whole.x.data.slice(3 * from, 3 * from + 3));
    }
  });
});
