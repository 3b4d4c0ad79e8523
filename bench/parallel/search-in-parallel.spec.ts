import { describe, expect, it } from '@jest/globals';
import type { Snapshot, Suggestion } from '#study';
import type { BenchmarkProblem } from '../optimiser/problems/benchmark-problem.ts';
import { searchInParallel } from './search-in-parallel.ts';

/** truth = x, best known 0 */
const line: BenchmarkProblem = {
  name: 'line',
  parameters: [{ name: 'x', type: 'float', min: 0, max: 100 }],
  best: 0,
  noisy: false,
  truth: ({ x }) => Promise.resolve(Number(x)),
  evaluate: ({ x }) => Promise.resolve(Number(x)),
};

/** Suggests 100, 99, 98 ... and keeps what it was shown. */
function countdown() {
  const seen: Snapshot[] = [];
  const suggest = (snapshot: Snapshot): readonly Suggestion[] => {
    seen.push(snapshot);
    const { seed, revision, firstNumber } = snapshot;
    const explanation: Suggestion['explanation'] = {
      ...{ source: 'test', phase: 'test', strategyVersion: '1', seed, revision, firstNumber, count: 1, index: 0 },
      ...{ modelTrials: 0, predicted: null, acquisition: null, nearest: [], fallback: null, model: null },
    };
    return [{ assignments: { x: 101 - firstNumber }, explanation }];
  };
  return { seen, suggest };
}

describe('searchInParallel', () => {
  it('is the sequential search for one worker', async () => {
    const { seen, suggest } = countdown();
    expect(await searchInParallel(line, 0, { workers: 1, budget: 5, suggest })).toEqual([100, 99, 98, 97, 96]);
    expect(seen.every(({ trials }) => trials.every(({ state }) => state === 'succeeded'))).toBe(true);
  });

  it('keeps as many trials under way as there are workers, and evaluates no more than the budget', async () => {
    const { seen, suggest } = countdown();
    const regrets = await searchInParallel(line, 0, { workers: 4, budget: 20, suggest });
    expect(regrets).toHaveLength(20);
    expect(seen).toHaveLength(20);
    expect(regrets.at(-1)).toBe(81);
    const pending = seen.map(({ trials }) => trials.filter(({ state }) => state === 'pending').length);
    expect(pending.slice(0, 4)).toEqual([0, 1, 2, 3]);
    expect(new Set(pending.slice(4))).toEqual(new Set([3]));
  });

  it('tells in the order in which trials end, which is not that of the asks', async () => {
    const { seen, suggest } = countdown();
    await searchInParallel(line, 1, { workers: 6, budget: 30, suggest });
    const overtaken = seen.some(({ trials }) => {
      const first = trials.findIndex(({ state }) => state === 'pending');
      return first >= 0 && trials.slice(first).some(({ state }) => state === 'succeeded');
    });
    expect(overtaken).toBe(true);
  });
});
