import { describe, expect, it } from '@jest/globals';
import { fitHalfRankWarp, fitStandardisation } from '#surrogate';
import { keptNoise, noiseOfScores } from './noise-of-scores.ts';

const SCORES = Float64Array.of(-3, -1, 1, 3);
const DEVIATION = Math.sqrt(5);
const none = new Float64Array(4).fill(NaN);

describe('noise of scores', () => {
  it('is the standard error by the deviation of the scores where these are standardised', () => {
    const { known, rest } = noiseOfScores('auto', fitStandardisation(SCORES), SCORES, Float64Array.of(0.5, 0, NaN, 2));
    expect(rest).toBe('small');
    [0.5 / DEVIATION, 0, 0, 2 / DEVIATION].forEach((deviation, i) => {
      expect(known?.[i]).toBeCloseTo(deviation ** 2, 9);
    });
  });

  it('follows the slope of the warp: compressed where disasters are, as it is among the good', () => {
    const scores = Float64Array.of(-1000, -100, 1, 2, 3, 4);
    const warp = fitHalfRankWarp(scores);
    const { known } = noiseOfScores('auto', warp, scores, new Float64Array(6).fill(0.1));
    const perScore = (warp.warped[5]! - warp.warped[4]!) / 1;
    expect(known?.[5]).toBeCloseTo((0.1 * perScore) ** 2, 9);
    expect(known?.[1]).toBeLessThan(0.001 * known![5]!);
    // An error across the kink counts half with each slope.
    const wide = noiseOfScores('auto', warp, scores, new Float64Array(6).fill(1000)).known!;
    expect(wide[0]).toBeLessThan((1000 * perScore) ** 2);
  });

  it.each([
    ['none', Float64Array.of(1, 1, 1, 1), { known: null, rest: 'floor' }],
    ['auto', none, { known: null, rest: 'small' }],
    ['reported', none, { known: null, rest: 'small' }],
  ] as const)('of kind %s with errors %p is %p', (kind, errors, expected) => {
    expect(noiseOfScores(kind, fitStandardisation(SCORES), SCORES, errors)).toEqual(expected);
  });

  it('gives an observation without an error the mean of the others where all noise is reported', () => {
    const errors = Float64Array.of(1, NaN, 2, NaN);
    const { known, rest } = noiseOfScores('reported', fitStandardisation(SCORES), SCORES, errors);
    expect(rest).toBe('floor');
    [1, 2.5, 4, 2.5].forEach((variance, i) => {
      expect(known?.[i]).toBeCloseTo(variance / 5, 9);
    });
    expect(keptNoise({ known, rest }, [2]).known).toEqual(known?.slice(2, 3));
  });

  it('is a number for errors larger than all scores', () => {
    const { known } = noiseOfScores('auto', fitHalfRankWarp(SCORES), SCORES, new Float64Array(4).fill(1e300));
    expect(known?.every(Number.isFinite)).toBe(true);
  });
});
