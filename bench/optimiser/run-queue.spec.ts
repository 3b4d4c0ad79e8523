import { describe, expect, it } from '@jest/globals';
import type { ResultLine } from './result-line.ts';
import { runQueue } from './run-queue.ts';
import type { RunTask } from './run-queue.ts';

const lineOf = ({ problem, seed }: RunTask): ResultLine => ({
  ...{ optimiser: 'o', version: '1', problem, seed, budget: 1 },
  ...{ regret: [0], bestSoFarTruth: [0], ms: [0] },
});

describe('runQueue', () => {
  const tasks = [1, 2, 3, 4, 5].map((seed) => ({ problem: 'p', seed }));

  it('makes every run once, on all runners, and goes on after a failure', async () => {
    const made: number[] = [];
    const failed: number[] = [];
    const usedRunners = new Set<string>();
    let closed = 0;
    const runner = (name: string) => ({
      async run(task: RunTask) {
        usedRunners.add(name);
        await new Promise((wake) => setImmediate(wake));
        if (task.seed === 2) throw new Error('broken');
        return lineOf(task);
      },
      close: () => {
        closed++;
      },
    });
    await runQueue(tasks, [runner('a'), runner('b')], {
      finished: ({ seed }) => made.push(seed),
      failed: ({ seed }) => failed.push(seed),
    });
    expect(made.sort()).toEqual([1, 3, 4, 5]);
    expect(failed).toEqual([2]);
    expect(usedRunners).toEqual(new Set(['a', 'b']));
    expect(closed).toBe(2);
  });
});
