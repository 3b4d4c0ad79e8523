import { describe, expect, it } from '@jest/globals';
import type { Snapshot } from '#study';
import { sampleDocument } from '#study/testing';
import { RevisionCache } from './revision-cache.ts';

const snapshotAt = (studyId: string, revision: number): Snapshot => ({
  studyId,
  revision,
  seed: 1,
  firstNumber: 1,
  spec: { ...sampleDocument('cache').spec, seed: 1 },
  trials: [],
  model: null,
  fixed: null,
});

interface Answer {
  readonly name: string;
  readonly isLate?: boolean;
}

function counting(answers: (call: number) => Promise<Answer | null>) {
  let calls = 0;
  const cache = new RevisionCache(
    () => answers(++calls),
    (answer) => answer?.isLate !== true,
  );
  return { cache, calls: () => calls };
}

describe('RevisionCache', () => {
  it('computes once a revision, for all who ask meanwhile and later', async () => {
    const { cache, calls } = counting((call) => Promise.resolve({ name: `${call}` }));
    const first = await Promise.all([cache.of(snapshotAt('a', 3)), cache.of(snapshotAt('a', 3))]);
    expect([...first, await cache.of(snapshotAt('a', 3))].map((each) => each?.name)).toEqual(['1', '1', '1']);
    expect((await cache.of(snapshotAt('b', 3)))?.name).toBe('2');
    expect((await cache.of(snapshotAt('a', 4)))?.name).toBe('3');
    expect(calls()).toBe(3);
  });

  it('keeps what follows from the snapshot, also that there is nothing', async () => {
    for (const answer of [null, { name: 'x' }]) {
      const { cache, calls } = counting(() => Promise.resolve(answer));
      await cache.of(snapshotAt('a', 1));
      await cache.of(snapshotAt('a', 1));
      expect(calls()).toBe(1);
    }
  });

  it('tries again what was cut short or failed', async () => {
    const { cache, calls } = counting((call) =>
      call === 1 ? Promise.reject(new Error('broken')) : Promise.resolve({ name: 'x', isLate: call === 2 }),
    );
    await expect(cache.of(snapshotAt('a', 1))).rejects.toThrow('broken');
    expect((await cache.of(snapshotAt('a', 1)))?.isLate).toBe(true);
    expect((await cache.of(snapshotAt('a', 1)))?.isLate).toBe(false);
    await cache.of(snapshotAt('a', 1));
    expect(calls()).toBe(3);
  });
});
