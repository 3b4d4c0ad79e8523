import { describe, expect, it } from '@jest/globals';
import { createRng } from '#numerics';
import fc from 'fast-check';
import { expectedMaximumGain } from './expected-maximum-gain.ts';

describe('expectedMaximumGain', () => {
  it('is b phi(0) for one line that moves through another', () => {
    // E[max(0, b Z)] = b / sqrt(2 pi)
    expect(expectedMaximumGain([0, 0], [0, 2])).toBeCloseTo(2 / Math.sqrt(2 * Math.PI), 12);
    // E[max(0, Z - 1)] = phi(1) - Phi(-1) = 0.0833155
    expect(expectedMaximumGain([0, -1], [0, 1])).toBeCloseTo(0.0833154706, 9);
  });

  it('is nothing where all move alike, and where there is no choice', () => {
    expect(expectedMaximumGain([1, 3, 2], [0.7, 0.7, 0.7])).toBe(0);
    expect(expectedMaximumGain([5], [4])).toBe(0);
    expect(expectedMaximumGain([-1e-15, 0], [0, Number.MIN_VALUE])).toBe(0);
  });

  it('is the mean over many draws', () => {
    const line = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(line, line), { minLength: 1, maxLength: 6 }), (lines) => {
        const [a, b] = [lines.map(([level]) => level), lines.map(([, slope]) => slope)];
        const rng = createRng('maximum');
        const draws = 4000;
        let sum = 0;
        for (let draw = 0; draw < draws; draw++) {
          const z = rng.normal();
          // Antithetic pairs: what is linear in Z cancels.
          for (const sign of [1, -1]) sum += Math.max(...a.map((level, i) => level + sign * b[i]! * z)) / 2;
        }
        expect(expectedMaximumGain(a, b)).toBeCloseTo(sum / draws - Math.max(...a), 0.7);
      }),
      { numRuns: 50 },
    );
  });
});
