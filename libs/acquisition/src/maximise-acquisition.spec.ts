import { createPlainKernels, createRng, type Rng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import type { Domain } from './domain.ts';
import type { Acquisition } from './acquisition.ts';
import { maximiseAcquisition, type Scope } from './maximise-acquisition.ts';
import { latticeDomain, peakAcquisition } from './testing/index.ts';

const kernels = createPlainKernels(1 << 18);

function maximise(
  domain: Domain,
  acquisition: Acquisition,
  observed: readonly Float64Array[] = [],
  seed = 1,
  scope: Scope = {},
) {
  const mark = kernels.mark();
  const weights = kernels.allocate(domain.columns).fill(1);
  const best = maximiseAcquisition(kernels, domain, acquisition, observed, weights, createRng(seed), scope);
  kernels.release(mark);
  return best;
}

describe('maximising an acquisition', () => {
  it('finds the peak of a smooth one, also at the wall of the cube', () => {
    const peak = [0.31, 0.77, 0, 1, 0.5];
    const best = maximise(latticeDomain({ continuous: 5 }), peakAcquisition(peak, 5));
    peak.forEach((target, i) => {
      expect(best?.position[i]).toBeCloseTo(target, 2);
    });
  });

  it('gives way to the other one where every candidate is below the limit, and only there', () => {
    const domain = latticeDomain({ continuous: 2 });
    const acquisition = peakAcquisition([0.2, 0.3], 2);
    const other = peakAcquisition([0.8, 0.6], 2);
    const at = (below: number): readonly number[] =>
      Array.from(maximise(domain, acquisition, [], 1, { instead: { acquisition: other, below } })!.position);
    for (const below of [-Infinity, -0.01]) {
      expect(at(below)[0]).toBeCloseTo(0.2, 2);
      expect(at(below)[1]).toBeCloseTo(0.3, 2);
    }
    for (const below of [0, Infinity]) {
      expect(at(below)[0]).toBeCloseTo(0.8, 2);
      expect(at(below)[1]).toBeCloseTo(0.6, 2);
    }
    expect(maximise(domain, acquisition, [], 1, { instead: { acquisition: other, below: 0 } })!.score).toBeCloseTo(
      0,
      4,
    );
  });

  it('finds the peak over continuous, ordered and categorical dimensions together', () => {
    const domain = latticeDomain({ continuous: 2, ordered: [7], categorical: [4, 3] });
    const best = maximise(domain, peakAcquisition([0.2, 0.9, 5.5 / 7, 2, 1], 3));
    const row = new Float64Array(5);
    domain.embed(best!.position, row);
    expect([...row.subarray(2)]).toEqual([5.5 / 7, 2, 1]);
    expect(row[0]).toBeCloseTo(0.2, 2);
    expect(row[1]).toBeCloseTo(0.9, 2);
  });

  it('needs no Sobol point near a peak in many categories', () => {
    const sizes = new Array<number>(12).fill(6);
    const domain = latticeDomain({ continuous: 0, categorical: sizes });
    const peak = sizes.map((_, i) => i % 6);
    const best = maximise(domain, peakAcquisition(peak, 0));
    expect(best?.score).toBe(0);
  });

  it('never answers with a taken point while others are there, and says null when none is', () => {
    const domain = latticeDomain({ continuous: 0, ordered: [3], categorical: [2] });
    const acquisition = peakAcquisition([0.5, 1], 1);
    const scores: number[] = [];
    for (let i = 0; i < 6; i++) {
      const best = maximise(domain, acquisition, [], i);
      expect(best).not.toBeNull();
      expect(domain.taken(best!.position)).toBe(false);
      domain.take(best!.position);
      scores.push(best!.score);
    }
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(maximise(domain, acquisition)).toBeNull();
  });

  it('stays inside the constraints and close to a peak outside them', () => {
    const domain = latticeDomain({ continuous: 2, feasible: (u) => u[0]! + u[1]! <= 1 });
    const best = maximise(domain, peakAcquisition([0.8, 0.8], 2), [Float64Array.of(0.4, 0.4)]);
    expect(best!.position[0]! + best!.position[1]!).toBeLessThanOrEqual(1);
    expect(best!.score).toBeGreaterThan(-0.2);
  });

  it('follows a slab of a ten-thousandth of the cube to the best point of its border', () => {
    const slab = {
      ...latticeDomain({ continuous: 3, feasible: (u) => Math.abs(u[0]! - u[1]!) <= 5e-5 }),
      sample: (count: number, rng: Rng) =>
        Array.from({ length: count }, () => {
          const x = rng.next();
          return Float64Array.of(x, x, rng.next());
        }),
    };
    // The nearest point of the slab to (0.2, 0.6, 0.7) has x and y at 0.4 and z at 0.7.
    const best = maximise(slab, peakAcquisition([0.2, 0.6, 0.7], 3), [Float64Array.of(0.9, 0.9, 0.1)]);
    expect(best!.position[0]).toBeCloseTo(0.4, 2);
    expect(best!.position[1]).toBeCloseTo(0.4, 2);
    expect(best!.position[2]).toBeCloseTo(0.7, 2);
  });

  it('says null where nothing is feasible', () => {
    expect(maximise(latticeDomain({ continuous: 2, feasible: () => false }), peakAcquisition([0, 0], 2))).toBeNull();
  });

  it('is reproducible and gives back what it took from the arena', () => {
    const domain = latticeDomain({ continuous: 3, categorical: [3] });
    const before = kernels.mark();
    const first = maximise(domain, peakAcquisition([0.1, 0.2, 0.3, 1], 3), [], 5);
    expect(kernels.mark()).toBe(before);
    expect(maximise(domain, peakAcquisition([0.1, 0.2, 0.3, 1], 3), [], 5)).toEqual(first);
  });
});
