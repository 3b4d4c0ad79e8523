import { createPlainKernels, createRng, type Rng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { createCandidatePool } from './candidate-pool.ts';
import { chooseStarts } from './choose-starts.ts';
import { SOFTMAX_STARTS } from './constants.ts';
import { latticeDomain, peakAcquisition } from './testing/index.ts';

const kernels = createPlainKernels(1 << 14);

/** Of candidates with given scores. */
function starts(scores: readonly number[], rng: Rng): readonly number[] {
  const mark = kernels.mark();
  const pool = createCandidatePool(kernels, latticeDomain({ continuous: 1 }), scores.length);
  for (let i = 0; i < scores.length; i++) pool.add(Float64Array.of(i / scores.length));
  const acquisition = peakAcquisition([0], 1);
  pool.assess(acquisition);
  pool.scores.set(scores);
  const chosen = chooseStarts(pool, acquisition, rng);
  kernels.release(mark);
  return chosen;
}

describe('starts of the local search', () => {
  it('are the best and others, each once, the likelier the better', () => {
    const scores = Array.from({ length: 50 }, (_, i) => (i === 17 ? 3 : i < 10 ? 2 : -1000));
    const chosen = starts(scores, createRng(1));
    expect(chosen[0]).toBe(17);
    expect(chosen).toHaveLength(1 + SOFTMAX_STARTS);
    expect(new Set(chosen).size).toBe(chosen.length);
    for (const i of chosen.slice(1)) expect(i).toBeLessThan(10);
  });

  it('are fewer where only one candidate is worth anything', () => {
    expect(starts([-5000, 0, -5000], createRng(1))).toEqual([1]);
  });

  it('are drawn in proportion to the improvement', () => {
    const rng = createRng('proportions');
    const first = [0, 0, 0];
    for (let draw = 0; draw < 3000; draw++) first[starts([9, Math.log(3), 0], rng)[1]!]!++;
    expect(first[1]! / 3000).toBeCloseTo(0.75, 1);
  });
});
