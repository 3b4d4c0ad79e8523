import { describe, expect, it } from '@jest/globals';
import { ComputeQueue, type ComputeKind } from './compute-queue.ts';
import { PATIENCE_OF_BATCHES_MS } from './constants.ts';
import { QueueBusy } from './queue-busy.ts';

const LONG = 60_000;

/** A queue, tasks that end when they are told to, and who began in which order. */
function open(threads: number) {
  let now = 0;
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const queue = new ComputeQueue(threads, () => now);
  const run = (name: string, kind: ComputeKind): Promise<void> =>
    queue.run(kind, LONG, () => {
      began.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const end = async (name: string): Promise<void> => {
    ends.get(name)!();
    await settled();
  };
  return { run, end, began, queue, pass: (ms: number) => (now += ms) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('ComputeQueue', () => {
  it('lets asks in before looks, and looks before batches, equals in order', async () => {
    const { run, end, began } = open(1);
    const all = [
      run('first', 'batch'),
      run('batch', 'batch'),
      run('look', 'look'),
      run('ask 1', 'ask'),
      run('ask 2', 'ask'),
    ];
    await settled();
    for (const name of ['first', 'ask 1', 'ask 2', 'look', 'batch']) await end(name);
    await Promise.all(all);
    expect(began).toEqual(['first', 'ask 1', 'ask 2', 'look', 'batch']);
  });

  it('keeps a thread free of batches', async () => {
    const { run, end, began } = open(2);
    const all = [run('batch 1', 'batch'), run('batch 2', 'batch'), run('ask', 'ask')];
    await settled();
    expect(began).toEqual(['batch 1', 'ask']);
    await end('ask');
    expect(began).toEqual(['batch 1', 'ask']);
    await end('batch 1');
    await end('batch 2');
    await Promise.all(all);
    expect(began).toEqual(['batch 1', 'ask', 'batch 2']);
  });

  it('lets a batch in that others have passed for long enough', async () => {
    const { run, end, began, pass } = open(1);
    const all = [run('first', 'ask'), run('batch', 'batch'), run('ask', 'ask')];
    await settled();
    pass(PATIENCE_OF_BATCHES_MS);
    await end('first');
    await end('batch');
    await end('ask');
    await Promise.all(all);
    expect(began).toEqual(['first', 'batch', 'ask']);
  });

  it('says that it is busy, and forgets who gave up', async () => {
    const { run, end, queue } = open(1);
    const first = run('first', 'ask');
    await expect(queue.run('ask', 5, () => Promise.resolve(1))).rejects.toBeInstanceOf(QueueBusy);
    await end('first');
    await first;
    expect(await queue.run('ask', LONG, () => Promise.resolve(2))).toBe(2);
  });

  it('frees the thread of a task that fails', async () => {
    const { queue } = open(1);
    await expect(queue.run('look', LONG, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await queue.run('look', LONG, () => Promise.resolve(3))).toBe(3);
  });
});
