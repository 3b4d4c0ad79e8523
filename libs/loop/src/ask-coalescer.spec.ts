import { describe, expect, it } from '@jest/globals';
import { AskCoalescer } from './ask-coalescer.ts';

const join = (): boolean => true;

describe('AskCoalescer', () => {
  it('serves the first at once and those that wait for it together', async () => {
    const batches: number[][] = [];
    const coalescer = new AskCoalescer<number, number>();
    const run = (request: number): Promise<number> =>
      coalescer.run(
        'study',
        request,
        (requests) => {
          batches.push([...requests]);
          return Promise.resolve(requests.map((each) => each * 10));
        },
        join,
      );
    expect(await Promise.all([1, 2, 3].map(run))).toEqual([10, 20, 30]);
    expect(batches).toEqual([[1], [2, 3]]);
    expect(await run(4)).toBe(40);
  });

  it('does not let one key wait for another', async () => {
    const coalescer = new AskCoalescer<string, string>();
    const stuck = coalescer.run('a', 'x', () => new Promise(() => undefined), join);
    expect(await coalescer.run('b', 'y', (requests) => Promise.resolve(requests), join)).toBe('y');
    expect(await Promise.race([stuck, Promise.resolve('still waiting')])).toBe('still waiting');
  });

  it('keeps requests apart that do not belong together, and loses none', async () => {
    const batches: number[][] = [];
    const coalescer = new AskCoalescer<number, number>();
    const asks = [2, 3, 4, 5, 6].map((request) =>
      coalescer.run(
        'study',
        request,
        (requests) => {
          batches.push([...requests]);
          return Promise.resolve([...requests]);
        },
        (batch, next) => batch.every((each) => each % 2 === next % 2),
      ),
    );
    expect(await Promise.all(asks)).toEqual([2, 3, 4, 5, 6]);
    expect(batches).toEqual([[2], [3, 5], [4, 6]]);
  });

  it('rejects everybody of a batch that fails, and goes on with the next', async () => {
    const coalescer = new AskCoalescer<number, number>();
    let batches = 0;
    const run = (request: number): Promise<number> =>
      coalescer.run(
        'study',
        request,
        (requests) => {
          batches += 1;
          return batches === 2 ? Promise.reject(new Error('broken')) : Promise.resolve([...requests]);
        },
        join,
      );
    const settled = await Promise.allSettled([1, 2, 3].map(run));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await run(4)).toBe(4);
  });
});
