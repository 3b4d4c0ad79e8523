import { describe, expect, it } from '@jest/globals';
import { fitHalfRankWarp, fitStandardisation } from '#surrogate';
import { warpScore } from './warp-score.ts';

describe('warpScore', () => {
  it.each([fitHalfRankWarp, fitStandardisation])('is the inverse of %p at observed scores and between them', (fit) => {
    const scores = Float64Array.of(-100, -3, 0.5, 1, 2, 7);
    const warp = fit(scores);
    scores.forEach((score, i) => {
      expect(warpScore(warp, score)).toBeCloseTo(warp.warped[i]!, 9);
    });
    for (const score of [-60, 0, 4, 30]) expect(warp.unwarp(warpScore(warp, score))).toBeCloseTo(score, 9);
  });

  it('ends for a score that no output reaches', () => {
    expect(Number.isFinite(warpScore({ unwarp: (z) => Math.tanh(z) }, 2))).toBe(true);
  });
});
