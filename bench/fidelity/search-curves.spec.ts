import { describe, expect, it } from '@jest/globals';
import { crossingProblem } from './crossing-problem.ts';
import { printSearches } from './print-searches.ts';
import { searchCurves } from './search-curves.ts';

const problem = crossingProblem();
const random = { name: 'random' as const };

describe('searchCurves', () => {
  it('runs every trial to its end without a fidelity, each step in turn', async () => {
    const setup = { spec: { strategy: random }, steps: 1000, trials: 4, workers: 1 };
    const progress = await searchCurves(problem, setup, 1);
    expect(progress.map(({ steps }) => steps)).toEqual([27, 54, 81, 108]);
    expect(progress.map(({ time }) => time)).toEqual([27, 54, 81, 108]);
    expect(progress[3]!.regret).toBeLessThanOrEqual(progress[0]!.regret);
  });

  it('lets workers run side by side', async () => {
    const setup = { spec: { strategy: random }, steps: 1000, trials: 4, workers: 4 };
    expect((await searchCurves(problem, setup, 1)).map(({ time }) => time)).toEqual([27, 27, 27, 27]);
  });

  it('stops trials, and stays within its steps, with a fidelity', async () => {
    const spec = { fidelity: { kind: 'steps' as const, max: 27 }, strategy: random };
    const progress = await searchCurves(problem, { spec, steps: 270, trials: 1000, workers: 2 }, 1);
    expect(progress.length).toBeGreaterThan(15);
    expect(progress.at(-1)!.steps).toBeLessThanOrEqual(270);
  });
});

describe('crossingProblem', () => {
  it('has the best configuration among the worst at first', async () => {
    const best = await problem.curve({ a: 0.7, b: 0.35, c: 0.6, d: 0.2 });
    const middling = await problem.curve({ a: 0.4, b: 0.6, c: 0.3, d: 0.5 });
    expect(best[2]).toBeGreaterThan(middling[2]!);
    expect(best[26]).toBeLessThan(middling[26]!);
    expect(problem.normalise(best[26]!)).toBe(0);
  });
});

describe('printSearches', () => {
  it('shows the mean of the best so far at each share that was reached', () => {
    const progress = [
      { steps: 10, time: 10, regret: 0.5 },
      { steps: 35, time: 35, regret: 0.25 },
    ];
    const line = { kind: 'k', problem: 'p-1', seed: 0, workers: 1, fullSteps: 100, progress };
    const table = printSearches([
      line,
      { ...line, seed: 1, progress: progress.map((each) => ({ ...each, regret: 1 })) },
    ]);
    expect(table.split('\n').at(-1)).toBe(
      '| k, p-1 | 1.0000 | 0.7500 | 0.7500 | 0.7500 | 0.7500 | 0.6250 |  |  |  | 2 | 0.350 |',
    );
  });
});
