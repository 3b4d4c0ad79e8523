import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { toTheta } from './fit-hyperparameters.ts';
import { addLogPrior, priorMode } from './hyper-prior.ts';
import { finiteDifferences } from './testing/finite-differences.ts';

const value = (theta: Float64Array): number => addLogPrior(theta, new Float64Array(theta.length));

describe('hyper-prior', () => {
  it('equals the formula by hand in one dimension', () => {
    // w = 2, s2 = 3, noise = .01, h = 3/4:  -.1 (1/2 + 2) + (ln 3 - 3) + (.1 ln .01 - .3) + ln 3/4 + ln 1/4
    const theta = Float64Array.of(Math.log(2), Math.log(3), Math.log(0.01), Math.log(3));
    const share = Math.log(0.75) + Math.log(0.25);
    expect(value(theta)).toBeCloseTo(-0.25 + Math.log(3) - 3 + 0.1 * Math.log(0.01) - 0.3 + share, 12);
  });

  it.each([3, 20])('has the gradient of its value with %i length-scales', (d) => {
    const rng = createRng(d);
    const theta = Float64Array.from({ length: d + 3 }, () => rng.normal());
    const gradient = new Float64Array(d + 3);
    addLogPrior(theta, gradient);
    finiteDifferences(value, theta).forEach((expected, i) => {
      expect(gradient[i]).toBeCloseTo(expected, 6);
    });
  });

  it.each([4, 40])('is stationary at its mode with %i length-scales', (d) => {
    const gradient = new Float64Array(d + 3);
    addLogPrior(toTheta(priorMode(d)), gradient);
    for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-9);
  });
});
