import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactExp, logExpectedImprovement } from '#numerics';
import { leastOutputs, type LevelBeliefs } from './least-outputs.ts';

const improvement = (mean: number, variance: number, target: number): number =>
  exactExp(logExpectedImprovement(mean, Math.sqrt(variance), target).value);

/** The x in [low, high] where a falling function passes through 0. */
function rootOf(falling: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let k = 0; k < 40; k++) {
    const middle = (a + b) / 2;
    if (falling(middle) > 0) a = middle;
    else b = middle;
  }
  return a;
}

/** By the same equations over so many outcomes, up to eight deviations away: hurdle of the first level below, of two levels below. */
function byBruteForce({ steps, means, covariance, noise }: LevelBeliefs, target: number, count: number): number[] {
  const cov = (a: number, b: number): number => covariance[3 * a + b]!;
  const [v0, v1] = [cov(0, 0) + noise, cov(1, 1) + noise];
  const deviates = Array.from({ length: count }, (_, k) => -8 + (16 * k) / (count - 1));
  const density = deviates.map((z) => (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * (16 / (count - 1)));
  const whole = improvement(means[2]!, cov(2, 2), target);
  const [d0, d1, d2] = [steps[0]!, steps[1]! - steps[0]!, steps[2]! - steps[1]!];
  const going1 = (y1: number, price: number): number =>
    improvement(means[2]! + (cov(1, 2) / v1) * (y1 - means[1]!), cov(2, 2) - (cov(1, 2) * cov(1, 2)) / v1, target) /
      whole -
    price * d2;
  const going0 = (y0: number, price: number): number => {
    const centre = means[1]! + (cov(0, 1) / v0) * (y0 - means[0]!);
    const spread = Math.sqrt(v1 - (cov(0, 1) * cov(0, 1)) / v0);
    return (
      deviates.reduce((sum, z, k) => sum + density[k]! * Math.max(0, going1(centre + spread * z, price)), 0) -
      price * d1
    );
  };
  const worth = (price: number): number =>
    deviates.reduce((sum, z, k) => sum + density[k]! * Math.max(0, going0(means[0]! + Math.sqrt(v0) * z, price)), 0) -
    price * d0;
  const price = rootOf(worth, 0, 1 / d0);
  const far = 8;
  return [
    rootOf((y) => -going0(y, price), means[0]! - far, means[0]! + far),
    rootOf((y) => -going1(y, price), means[1]! - far, means[1]! + far),
  ];
}

describe('leastOutputs', () => {
  const beliefs: LevelBeliefs = {
    steps: [6, 18, 52],
    means: [0.2, 0.3, 0.4],
    covariance: [0.3, 0.28, 0.25, 0.28, 0.33, 0.31, 0.25, 0.31, 0.36],
    noise: 0.001,
  };

  it.each([0.2, 1.2, 2])('solves the equations to a fortieth of a deviation (target %d)', (target) => {
    const exact = byBruteForce(beliefs, target, 121);
    const least = leastOutputs(beliefs, target);
    expect(least).toHaveLength(2);
    least.forEach((output, level) => {
      expect(Math.abs(output! - exact[level]!)).toBeLessThan(0.025 * Math.sqrt(0.3));
    });
  });

  it('lets nothing go on that cannot come near the target', () => {
    const narrow: LevelBeliefs = {
      steps: [1, 3, 9],
      means: [0, 0, 0],
      covariance: [1, 0.99, 0.98, 0.99, 1, 0.99, 0.98, 0.99, 1].map((each) => 1e-4 * each),
      noise: 0,
    };
    for (const gap of [10, 30, 33, 100, 1e6])
      for (const least of leastOutputs(narrow, 0.01 * gap)) expect(least).toBeGreaterThan(0.07);
  });

  it('is the target and what the rest of the run costs where the level tells everything', () => {
    // G(y) = y - t - c with c = p (s_1 - s_0) EI, and E[max(0, G)] = EI on t + c = c s_0 / (s_1 - s_0)
    const [mean, variance, target] = [0.5, 0.64, 1.1];
    const sure: LevelBeliefs = {
      steps: [10, 40],
      means: [mean, mean],
      covariance: [variance, variance, variance, variance],
      noise: 0,
    };
    const cost = rootOf((c) => improvement(mean, variance, target + c) - (c * 10) / 30, 0, 5);
    const [least] = leastOutputs(sure, target);
    expect(Math.abs(least! - target - cost)).toBeLessThan(0.008);
  });

  it('asks for more the cheaper it is to begin another run', () => {
    const atSteps = (...steps: number[]): number => leastOutputs({ ...beliefs, steps }, 1)[0]!;
    expect(atSteps(2, 18, 52)).toBeGreaterThan(atSteps(6, 18, 52));
    expect(atSteps(6, 18, 52)).toBeGreaterThan(atSteps(12, 18, 52));
  });

  it('lets every run go on where levels tell nothing, and where they are known already', () => {
    const nothing = [0.3, 0, 0, 0, 0.33, 0, 0, 0, 0.36];
    expect(leastOutputs({ ...beliefs, covariance: nothing }, 1)).toEqual([null, null]);
    const known = [0, 0, 0, 0, 0, 0, 0, 0, 0.36];
    expect(leastOutputs({ ...beliefs, covariance: known, noise: 0 }, 1)).toEqual([null, null]);
  });

  it('has no level below a full run to judge at', () => {
    expect(leastOutputs({ steps: [9], means: [1], covariance: [0.5], noise: 0 }, 2)).toEqual([]);
  });

  it('moves and stretches with the outputs', () => {
    const moved: LevelBeliefs = {
      ...beliefs,
      means: Array.from(beliefs.means, (mean) => 3 * mean - 7),
      covariance: Array.from(beliefs.covariance, (each) => 9 * each),
      noise: 9 * beliefs.noise,
    };
    const least = leastOutputs(beliefs, 1);
    leastOutputs(moved, 3 - 7).forEach((output, level) => {
      expect(output).toBeCloseTo(3 * least[level]! - 7, 9);
    });
  });

  it('is a number or null for whatever a model believes, and for hopeless targets', () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 9, maxLength: 9 }),
        fc.array(entry, { minLength: 3, maxLength: 3 }),
        fc.constantFrom(0, 1e-6, 0.1),
        fc.constantFrom(-40, -1, 0, 2, 50),
        (a, means, noise, target) => {
          const covariance = Array.from({ length: 9 }, (_, i) => {
            const [row, column] = [Math.floor(i / 3), i % 3];
            return [0, 1, 2].reduce((sum, k) => sum + a[3 * row + k]! * a[3 * column + k]!, 0);
          });
          const least = leastOutputs({ steps: [1, 3, 9], means, covariance, noise }, target);
          return least.length === 2 && least.every((output) => output === null || Number.isFinite(output));
        },
      ),
    );
  });
});
