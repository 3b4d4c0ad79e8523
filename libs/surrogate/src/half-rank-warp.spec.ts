import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitHalfRankWarp } from './half-rank-warp.ts';

const warpOf = (...scores: number[]) => fitHalfRankWarp(Float64Array.from(scores));
const finiteScores = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('half-rank warp', () => {
  it('equals the values computed by hand for 1 .. 5', () => {
    // median 3, spread sqrt((0 + 1 + 4) / 3), denominator 2 + 1/2, quantiles at .1 and .3
    const spread = Math.sqrt(5 / 3);
    const w = [3 - 1.2815515655446004 * spread, 3 - 0.5244005127080407 * spread, 3, 4, 5];
    const mean = w.reduce((sum, value) => sum + value, 0) / 5;
    const deviation = Math.sqrt(w.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 5);
    const { warped } = warpOf(1, 2, 3, 4, 5);
    w.forEach((value, i) => {
      expect(warped[i]).toBeCloseTo((value - mean) / deviation, 12);
    });
  });

  it('counts a median between two scores as belonging to neither', () => {
    // median 2.5, good half {3, 4}: spread sqrt((.25 + 2.25) / 2); denominator 2, quantiles at .125 and .375
    const spread = Math.sqrt(1.25);
    const w = [2.5 - 1.1503493803760083 * spread, 2.5 - 0.3186393639643752 * spread, 3, 4];
    const { warped } = warpOf(1, 2, 3, 4);
    expect((warped[3]! - warped[0]!) / (warped[3]! - warped[2]!)).toBeCloseTo((w[3]! - w[0]!) / (w[3]! - w[2]!), 12);
    expect((warped[3]! - warped[1]!) / (warped[3]! - warped[2]!)).toBeCloseTo((w[3]! - w[1]!) / (w[3]! - w[2]!), 12);
  });

  it('keeps a disaster from flattening the good half', () => {
    const { warped } = warpOf(-1e9, 1, 2, 3, 4);
    expect(warped[4]! - warped[2]!).toBeGreaterThan(0.5);
  });

  it.each([-1e9, -1e15, -1e20, -3.4e38, -1e300])('keeps the good half as it is beside a disaster of %d', (disaster) => {
    const good = [-1.9, -1.8, -1.7, -1.6, -1.5, -1.4, -1.3, -1.2, -1.1, -1];
    const moderate = warpOf(...good, -10).warped;
    const wild = warpOf(...good, disaster);
    good.forEach((score, i) => {
      expect(wild.warped[i]).toBeCloseTo(moderate[i]!, 9);
      if (i >= 5) expect(wild.unwarp(wild.warped[i]!)).toBeCloseTo(score, 6);
    });
    expect(wild.unwarp(wild.warped[10]!) / disaster).toBeCloseTo(1, 9);
  });

  it('keeps the bad half apart where the good half differs by a rounding error', () => {
    const { warped } = warpOf(0.9, 0.9, 0.9, 0.9 + 2 ** -53, 0.1, 0.45);
    expect(warped[5]! - warped[4]!).toBeGreaterThan(0.3);
  });

  it('keeps the order, standardises, and finds its way back', () => {
    fc.assert(
      fc.property(finiteScores, (scores) => {
        const { warped, unwarp } = warpOf(...scores);
        const largest = Math.max(...scores.map(Math.abs));
        let sum = 0;
        for (let i = 0; i < scores.length; i++) {
          sum += warped[i]!;
          expect(Math.abs(unwarp(warped[i]!) - scores[i]!)).toBeLessThanOrEqual(1e-9 * largest);
          for (let j = 0; j < i; j++) if (scores[i]! > scores[j]!) expect(warped[i]).toBeGreaterThanOrEqual(warped[j]!);
        }
        expect(Math.abs(sum)).toBeLessThan(1e-9 * scores.length * (1 + Math.abs(warped[0]!)));
      }),
    );
  });

  it('maps back monotonically, also between and beyond the scores', () => {
    const { unwarp } = warpOf(5, 1, 9, 2, 2, 7);
    let last = -Infinity;
    for (let z = -6; z <= 6; z += 0.01) {
      const y = unwarp(z);
      expect(y).toBeGreaterThanOrEqual(last);
      last = y;
    }
  });

  it('puts failures below everything by half the range and one', () => {
    const { warped } = warpOf(1, NaN, 2, 3);
    const [low, high] = [warped[0]!, warped[3]!];
    expect(warped[1]).toBeCloseTo(low - (0.5 * (high - low) + 1), 12);
  });

  it.each([
    ['a constant objective', [3, 3, 3]],
    ['one score', [7]],
    ['only failures', [NaN, NaN]],
    ['no score', []],
    ['scores whose squares overflow', [1e300, -1e300, 5e299, NaN]],
    ['scores whose squares underflow', [1e-300, 2e-300, 3e-300]],
    ['infinite scores', [Infinity, 1, 2, -Infinity]],
  ])('stays finite on %s', (_, scores) => {
    const { warped } = warpOf(...scores);
    expect(warped.every(Number.isFinite)).toBe(true);
  });

  it('calls a constant constant in spite of rounding', () => {
    expect([...warpOf(0.1 + 0.2, 0.3, 0.3).warped].every((z) => Math.abs(z) < 1e-9)).toBe(true);
  });
});
