import { createPlainKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { maximiseAcquisition } from './maximise-acquisition.ts';
import type { Region } from './region.ts';
import { latticeDomain, peakAcquisition, type LatticeDomain } from './testing/index.ts';

const kernels = createPlainKernels(1 << 19);

function maximise(domain: LatticeDomain, region: Region, peak: readonly number[], observed = [region.centre]) {
  const mark = kernels.mark();
  const weights = kernels.allocate(domain.columns).fill(1);
  const acquisition = peakAcquisition([...peak], domain.numeric);
  const best = maximiseAcquisition(kernels, domain, acquisition, observed, weights, createRng(1), { region });
  kernels.release(mark);
  return best;
}

const box = (centre: readonly number[], half: number, rest: Partial<Region> = {}): Region => ({
  centre: Float64Array.from(centre),
  lower: Float64Array.from(centre, (u) => Math.max(0, u - half)),
  upper: Float64Array.from(centre, (u) => Math.min(1, u + half)),
  categorical: [],
  exchanged: 0,
  ...rest,
});

describe('maximising within a region', () => {
  it('finds a peak inside, in thirty dimensions', () => {
    const peak = Array.from({ length: 30 }, (_, i) => 0.5 + 0.1 * Math.sin(i));
    const best = maximise(latticeDomain({ continuous: 30 }), box(new Array<number>(30).fill(0.5), 0.2), peak);
    peak.forEach((target, i) => {
      expect(best?.position[i]).toBeCloseTo(target, 2);
    });
  });

  it('stops at the wall of the region where the peak is outside', () => {
    const best = maximise(latticeDomain({ continuous: 3 }), box([0.5, 0.5, 0.5], 0.1), [0.9, 0.1, 0.45]);
    [0.6, 0.4, 0.45].forEach((target, i) => {
      expect(best?.position[i]).toBeCloseTo(target, 2);
    });
  });

  it('keeps ordered levels inside the box', () => {
    const best = maximise(latticeDomain({ continuous: 1, ordered: [10] }), box([0.5, 0.55], 0.15), [0.5, 0.95]);
    expect(best?.position[1]).toBeCloseTo(0.65, 9);
  });

  it('changes no more categories than it may', () => {
    const sizes = new Array<number>(20).fill(3);
    const centre = new Array<number>(20).fill(0.5);
    const region = box(centre, 0.5, { categorical: sizes.map((_, i) => i), exchanged: 4 });
    const domain = latticeDomain({ continuous: 0, categorical: sizes });
    const peak = new Array<number>(20).fill(2);
    expect(maximise(domain, region, peak)?.position.filter((u) => u !== 0.5)).toHaveLength(4);
    // Also where something far away was tried already: climbs set out from there.
    const far = new Float64Array(20).fill(1 / 6);
    expect(maximise(domain, region, peak, [region.centre, far])?.position.filter((u) => u !== 0.5)).toHaveLength(4);
  });
});
