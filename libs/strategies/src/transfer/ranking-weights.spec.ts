import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { rankingWeights, type Ranking } from './ranking-weights.ts';

const SCORES = Float64Array.from({ length: 12 }, (_, i) => (i * 5) % 12);
const sure = (expected: (score: number, i: number) => number): Ranking => ({
  mean: SCORES.map(expected),
  variance: new Float64Array(SCORES.length),
});
const right = sure((score) => 100 + 7 * score);
const wrong = sure((score) => -score);
/** The order of another search. */
const unrelated = sure((_, i) => (i * 7) % 12);
const unsure: Ranking = { mean: right.mean, variance: new Float64Array(SCORES.length).fill(1e6) };
const weigh = (sources: readonly Ranking[], own: Ranking | null) =>
  rankingWeights(sources, own, SCORES, createRng('weights'));

describe('rankingWeights', () => {
  it('gives the say to a source that ranks as the study does, whatever its unit', () => {
    const { sources, own } = weigh([right, wrong], wrong);
    expect(sources[0]).toBeGreaterThan(0.95);
    expect(sources[1]).toBe(0);
    expect(own).toBeLessThan(0.05);
  });

  it('leaves the say to the study where it ranks as well itself', () => {
    expect(weigh([right, right], right)).toEqual({ sources: [0, 0], own: 1 });
  });

  it('does not hear sources that know no better than chance, however bad the study itself', () => {
    const { sources, own } = weigh([unrelated, unrelated, wrong], wrong);
    expect(own).toBeGreaterThan(0.6);
    expect(sources[2]).toBe(0);
  });

  it('trusts a prediction as far as it is sure', () => {
    const { sources } = weigh([right, unsure], wrong);
    expect(sources[0]).toBeGreaterThan(10 * sources[1]!);
  });

  it('shares the say among the sources while the study knows nothing', () => {
    const { sources, own } = rankingWeights(
      [right, wrong].map(({ mean, variance }) => ({ mean: mean.subarray(0, 1), variance: variance.subarray(0, 1) })),
      null,
      SCORES.subarray(0, 1),
      createRng('weights'),
    );
    expect(sources).toEqual([0.5, 0.5]);
    expect(own).toBe(0);
    expect(rankingWeights([], null, SCORES, createRng('weights'))).toEqual({ sources: [], own: 1 });
  });

  it('is the same for the same generator, and sums to one', () => {
    const { sources, own } = weigh([right, unrelated, unsure], unrelated);
    expect(weigh([right, unrelated, unsure], unrelated)).toEqual({ sources, own });
    expect(sources.reduce((sum, weight) => sum + weight, own)).toBeCloseTo(1, 12);
  });
});
