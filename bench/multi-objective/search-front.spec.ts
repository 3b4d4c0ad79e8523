import { describe, expect, it } from '@jest/globals';
import { suggest } from '#strategies';
import type { StrategyName } from '#study';
import { hypervolumeOf } from './hypervolume-of.ts';
import { loadNasbenchProblem } from './nasbench-problems.ts';
import { searchFront } from './search-front.ts';
import { SYNTHETIC_PROBLEMS } from './synthetic-problems.ts';
import type { TradeOffProblem } from './trade-off-problem.ts';

const named = (name: string): TradeOffProblem => SYNTHETIC_PROBLEMS.find((problem) => problem.name === name)!;
const point = (count: number, first: number, rest: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`x${i}`, i === 0 ? first : rest]));

describe('problems', () => {
  it('know the hypervolume of their fronts', () => {
    // Areas under 1 - sqrt(f) and 1 - f^2 from the corner (1.1, 1.1), by integration.
    expect(named('zdt1').best).toBeCloseTo(0.1 + 2 / 3 + 0.11, 3);
    expect(named('zdt2').best).toBeCloseTo(0.1 + 1 / 3 + 0.11, 3);
    expect(named('zdt3').best).toBeCloseTo(1.3285, 2);
  });

  it('have their fronts where the literature has them', () => {
    expect(named('zdt1').evaluate(point(30, 0.25, 0))).toEqual([0.25, 0.5]);
    expect(named('zdt2').evaluate(point(30, 0.5, 1))).toEqual([0.5, 10 * (1 - 0.05 ** 2)]);
    const [a, b, c] = named('dtlz2').evaluate(point(12, 0.5, 0.5));
    expect(a! ** 2 + b! ** 2 + c! ** 2).toBeCloseTo(1, 12);
  });

  it('read accuracy and cost of the same cell', async () => {
    const problem = await loadNasbenchProblem('pair', 'params');
    const cell = (operation: string) =>
      problem.evaluate(Object.fromEntries(problem.parameters.map(({ name }) => [name, operation])));
    expect(cell('none')[1]).toBe(73306);
    expect(cell('nor_conv_3x3')[1]).toBeGreaterThan(cell('nor_conv_1x1')[1]!);
    expect(cell('nor_conv_3x3')[0]).toBeGreaterThan(90);
    expect(problem.best).toBeGreaterThan(0);
  });
});

describe('searchFront', () => {
  it('finds a far better front than random search does', () => {
    // From (11, 11), so that random search scores too.
    const problem = { ...named('zdt1'), reference: [11, 11], best: 1 };
    const share = (strategy: StrategyName): number =>
      searchFront(problem, { strategy, seed: 1, budget: 40, stated: false, suggest, now: () => 0 }).shares.at(-1)!;
    const ideal = hypervolumeOf(problem, [[0, 0]]);
    const [model, random] = [share('bayesian'), share('random')];
    expect(ideal - model).toBeLessThan(0.7 * (ideal - random));
  });
});
