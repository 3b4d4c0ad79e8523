import { createPlainKernels } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { climbSmooth } from './climb-smooth.ts';
import { latticeDomain, peakAcquisition } from './testing/index.ts';

describe('climbSmooth', () => {
  const domain = latticeDomain({ continuous: 2 });
  const starts = [Float64Array.of(0.5, 0.5)];

  it('climbs to the peak', () => {
    const kernels = createPlainKernels(10_000);
    const weights = kernels.allocate(2).fill(1);
    const [end] = climbSmooth(kernels, domain, peakAcquisition([0.2, 0.9], 2), weights, starts);
    expect(end![0]).toBeCloseTo(0.2, 2);
    expect(end![1]).toBeCloseTo(0.9, 2);
  });

  it('gives its memory back when the acquisition fails', () => {
    const kernels = createPlainKernels(10_000);
    const weights = kernels.allocate(2).fill(1);
    const before = kernels.mark();
    const broken = {
      ...peakAcquisition([0.2, 0.9], 2),
      scoreWithGradients: () => {
        throw new Error('broken');
      },
    };
    expect(() => climbSmooth(kernels, domain, broken, weights, starts)).toThrow('broken');
    expect(kernels.mark()).toBe(before);
  });
});
