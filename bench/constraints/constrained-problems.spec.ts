import { describe, expect, it } from '@jest/globals';
import { CONSTRAINED_PROBLEMS } from './constrained-problems.ts';

const named = (name: string) => CONSTRAINED_PROBLEMS.find((problem) => problem.name === name)!;

describe('constrained problems', () => {
  it('have the optimum of Gramacy et al. where they have it', () => {
    const [value, ...limited] = named('gramacy').evaluate({ x: 0.1954, y: 0.4044 });
    expect(value).toBeCloseTo(0.5998, 4);
    for (const limit of limited) expect(limit).toBeLessThan(1e-3);
  });

  it('have the published optimum of the speed reducer, on its limits', () => {
    const best = {
      width: 3.5,
      module: 0.7,
      teeth: 17,
      length1: 7.3,
      length2: 7.71532,
      diameter1: 3.35021,
      diameter2: 5.28665,
    };
    const [weight, ...limited] = named('speed-reducer').evaluate(best);
    expect(weight).toBeCloseTo(2994.47, 0);
    expect(limited).toHaveLength(8);
    for (const limit of limited) expect(limit).toBeLessThan(1e-4);
    // The two stresses, the proportion of width and module, and the length of the second shaft bind there.
    expect(limited.filter((limit) => Math.abs(limit) < 1e-3)).toHaveLength(4);
  });
});
