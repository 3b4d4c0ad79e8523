import { createPlainKernels } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import type { Acquisition } from './acquisition.ts';
import { mixAcquisitions } from './mix-acquisitions.ts';

/** slope * u + level over one numeric feature, as a logarithm. */
function line(slope: number, level: number): Acquisition {
  return {
    name: 'line',
    score({ data, count, stride }, out) {
      for (let i = 0; i < count; i++) out[i] = slope * data[i * stride]! + level;
    },
    scoreWithGradients(points, out, gradients) {
      this.score(points, out);
      gradients.fill(slope, 0, points.count);
    },
  };
}

describe('a mixture of acquisitions', () => {
  const kernels = createPlainKernels(1 << 12);
  const mix = (...parts: readonly [Acquisition, number][]): Acquisition =>
    mixAcquisitions(
      kernels,
      parts.map(([acquisition, weight]) => ({ acquisition, weight })),
      1,
      8,
    );
  const at = (acquisition: Acquisition, u: number): { value: number; slope: number } => {
    const [out, slopes] = [new Float64Array(1), new Float64Array(1)];
    acquisition.scoreWithGradients({ data: Float64Array.of(u), count: 1, stride: 1 }, out, slopes);
    const scored = new Float64Array(1);
    acquisition.score({ data: Float64Array.of(u), count: 1, stride: 1 }, scored);
    expect(scored[0]).toBe(out[0]);
    return { value: out[0]!, slope: slopes[0]! };
  };

  it('is the logarithm of the weighted mean', () => {
    const mixed = mix([line(0, Math.log(2)), 0.25], [line(0, Math.log(6)), 0.75]);
    expect(at(mixed, 0.3).value).toBeCloseTo(Math.log(5), 14);
    expect(at(mix([line(3, 1), 1]), 0.5)).toEqual({ value: 2.5, slope: 3 });
  });

  it('has the gradient of its score', () => {
    const mixed = mix([line(4, -2), 0.2], [line(-3, 0.5), 0.3], [line(1, 0), 0.5]);
    for (const u of [0.1, 0.5, 0.9]) {
      const difference = (at(mixed, u + 1e-6).value - at(mixed, u - 1e-6).value) / 2e-6;
      expect(at(mixed, u).slope).toBeCloseTo(difference, 7);
    }
  });

  it('loses nothing where every part is tiny, and stays -infinity where all are', () => {
    const mixed = mix([line(0, -5000), 0.5], [line(0, -5000), 0.5]);
    expect(at(mixed, 0.5).value).toBeCloseTo(-5000, 10);
    expect(at(mix([line(0, -Infinity), 1]), 0.5)).toEqual({ value: -Infinity, slope: 0 });
  });

  it('of nothing is a mistake', () => {
    expect(() => mix()).toThrow(RangeError);
  });
});
