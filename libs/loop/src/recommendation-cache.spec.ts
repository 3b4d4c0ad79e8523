import { describe, expect, it } from '@jest/globals';
import type { Recommendation, Snapshot } from '#study';
import { sampleDocument } from '#study/testing';
import { RecommendationCache } from './recommendation-cache.ts';

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

function counting(answers: (call: number) => Promise<Recommendation | null>) {
  let calls = 0;
  const cache = new RecommendationCache({ recommend: () => answers(++calls) });
  return { cache, calls: () => calls };
}

const named = (trialId: string, code?: string): Recommendation => ({
  trialId,
  assignments: {},
  predicted: null,
  fallback: code === undefined ? null : { code, reason: '' },
});

describe('RecommendationCache', () => {
  it('computes once a revision, for all who ask meanwhile and later', async () => {
    const { cache, calls } = counting((call) => Promise.resolve(named(`${call}`)));
    const first = await Promise.all([cache.of(snapshotAt('a', 3)), cache.of(snapshotAt('a', 3))]);
    expect([...first, await cache.of(snapshotAt('a', 3))].map((each) => each?.trialId)).toEqual(['1', '1', '1']);
    expect((await cache.of(snapshotAt('b', 3)))?.trialId).toBe('2');
    expect((await cache.of(snapshotAt('a', 4)))?.trialId).toBe('3');
    expect(calls()).toBe(3);
  });

  it('keeps what follows from the snapshot, also that there is nothing or no model', async () => {
    for (const answer of [null, named('x', 'few_trials')]) {
      const { cache, calls } = counting(() => Promise.resolve(answer));
      await cache.of(snapshotAt('a', 1));
      await cache.of(snapshotAt('a', 1));
      expect(calls()).toBe(1);
    }
  });

  it('tries again what was cut short or failed', async () => {
    const { cache, calls } = counting((call) =>
      call === 1
        ? Promise.reject(new Error('broken'))
        : Promise.resolve(named('x', call === 2 ? 'time_limit' : undefined)),
    );
    await expect(cache.of(snapshotAt('a', 1))).rejects.toThrow('broken');
    expect((await cache.of(snapshotAt('a', 1)))?.fallback?.code).toBe('time_limit');
    expect((await cache.of(snapshotAt('a', 1)))?.fallback).toBeNull();
    await cache.of(snapshotAt('a', 1));
    expect(calls()).toBe(3);
  });
});
