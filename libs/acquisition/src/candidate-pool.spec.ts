import { createPlainKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Acquisition } from './acquisition.ts';
import { createCandidatePool } from './candidate-pool.ts';
import { REFINED_MOST } from './constants.ts';
import { latticeDomain, peakAcquisition } from './testing/index.ts';

const kernels = createPlainKernels(1 << 16);
const COUNT = 500;

/** `looseness` is how far the bounds are above the values, at most. */
function bounded(looseness: number, counted: { scored: number }): Acquisition {
  const exact = peakAcquisition([0.4, 0.6], 2);
  const rng = createRng('looseness');
  return {
    ...exact,
    score(points, out) {
      counted.scored += points.count;
      exact.score(points, out);
    },
    bound(points, out) {
      exact.score(points, out);
      for (let i = 0; i < points.count; i++) out[i]! += looseness * rng.next();
    },
  };
}

describe('a pool of candidates', () => {
  it('finds the same best ones by bounds as by values, and scores fewer', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, max: 0.1, noNaN: true }),
        fc.integer({ min: 1, max: 7 }),
        (seed, loose, most) => {
          const mark = kernels.mark();
          const rng = createRng(seed);
          const lazy = createCandidatePool(kernels, latticeDomain({ continuous: 2 }), COUNT);
          const eager = createCandidatePool(kernels, latticeDomain({ continuous: 2 }), COUNT);
          for (let i = 0; i < COUNT; i++) {
            const position = Float64Array.of(rng.next(), rng.next());
            lazy.add(position);
            eager.add(position);
          }
          const counted = { scored: 0 };
          const acquisition = bounded(loose, counted);
          const handicaps = Float64Array.from({ length: COUNT }, () => 0.05 * rng.normal());
          lazy.assess(acquisition);
          eager.score(peakAcquisition([0.4, 0.6], 2));
          const floor = eager.scores[0]!;
          for (const by of [null, handicaps])
            expect(lazy.best(acquisition, most, floor, by)).toEqual(eager.best(acquisition, most, floor, by));
          expect(counted.scored).toBeLessThan(COUNT);
          kernels.release(mark);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('values no more than so many of the most promising ones, however loose the bounds', () => {
    const mark = kernels.mark();
    const rng = createRng('loose');
    const pool = createCandidatePool(kernels, latticeDomain({ continuous: 2 }), COUNT);
    for (let i = 0; i < COUNT; i++) pool.add(Float64Array.of(rng.next(), rng.next()));
    const counted = { scored: 0 };
    const acquisition = bounded(1e3, counted);
    pool.assess(acquisition);
    const bounds = pool.scores.slice(0, COUNT);
    const promising = Array.from(bounds.keys())
      .sort((a, b) => bounds[b]! - bounds[a]!)
      .slice(0, REFINED_MOST);
    const [best] = pool.best(acquisition, 1, -Infinity, null);
    expect(counted.scored).toBe(REFINED_MOST);
    expect(promising).toContain(best);
    expect(pool.scores[best!]).toBe(Math.max(...promising.map((index) => pool.scores[index]!)));
    kernels.release(mark);
  });

  it('passes over what was dropped and what is no number', () => {
    const pool = createCandidatePool(kernels, latticeDomain({ continuous: 1 }), 3);
    for (const u of [0.1, 0.2, 0.3]) pool.add(Float64Array.of(u));
    const acquisition = peakAcquisition([0.1], 1);
    pool.assess(acquisition);
    pool.drop(0);
    pool.scores[1] = NaN;
    expect(pool.best(acquisition, 3, -Infinity, null)).toEqual([2]);
  });

  it('forgets values and bounds when it is assessed by another acquisition', () => {
    const pool = createCandidatePool(kernels, latticeDomain({ continuous: 2 }), COUNT);
    const rng = createRng(3);
    for (let i = 0; i < COUNT; i++) pool.add(Float64Array.of(rng.next(), rng.next()));
    pool.assess(bounded(0.1, { scored: 0 }));
    pool.best(bounded(0.1, { scored: 0 }), 3, -Infinity, null);
    const other = peakAcquisition([0.9, 0.1], 2);
    pool.reassess({ acquisition: other });
    const fresh = kernels.allocate(COUNT);
    for (let i = 0; i < COUNT; i++) {
      const row = kernels.allocate(2);
      row.set(pool.position(i));
      other.score({ data: row, count: 1, stride: 2 }, fresh.subarray(i));
    }
    expect([...pool.scores]).toEqual([...fresh]);
  });

  it('takes bounds that are known from the other acquisition, and values from its own', () => {
    const pool = createCandidatePool(kernels, latticeDomain({ continuous: 2 }), COUNT);
    const rng = createRng(4);
    for (let i = 0; i < COUNT; i++) pool.add(Float64Array.of(rng.next(), rng.next()));
    const counted = { scored: 0 };
    pool.assess(bounded(0.1, { scored: 0 }));
    const acquisition = bounded(0, counted);
    pool.reassess({ acquisition, boundAgain: (count, out) => out.fill(0, 0, count) });
    expect([...pool.scores]).toEqual(new Array(COUNT).fill(0));
    const [best] = pool.best(acquisition, 1, -Infinity, null);
    expect(counted.scored).toBe(REFINED_MOST);
    expect(pool.scores[best!]).toBeLessThan(0);
  });
});
