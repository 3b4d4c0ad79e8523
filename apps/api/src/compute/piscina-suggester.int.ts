import { afterEach, describe, expect, it } from '@jest/globals';
import { createRng } from '#numerics';
import { silentLogger } from '#platform/testing';
import { recommend, suggest } from '#strategies';
import { type Snapshot, specAfterInterruption, suggestionSeed } from '#study';
import { sampleDocument } from '#study/testing';
import { PiscinaSuggester } from './piscina-suggester.ts';

function snapshotOf(trials: number, spec: Parameters<typeof sampleDocument>[1] = {}): Snapshot {
  const document = sampleDocument('threads', spec);
  const rng = createRng('trials');
  return {
    studyId: 's',
    revision: trials,
    seed: 7,
    firstNumber: trials + 1,
    spec: { ...document.spec, seed: 7 },
    model: null,
    fixed: null,
    trials: Array.from({ length: trials }, (_, index) => ({
      number: index + 1,
      id: `t${index}`,
      state: 'succeeded' as const,
      assignments: { learningRate: 0.0001 + 0.2 * rng.next(), units: 8 + index },
      metrics: { accuracy: { value: rng.next() } },
    })),
  };
}

/** A model of this size is minutes of work for a batch of 64. */
function largeSnapshot(): Snapshot {
  const parameters = Array.from({ length: 60 }, (_, index) => ({
    name: `x${index}`,
    type: 'float' as const,
    min: 0,
    max: 1,
  }));
  const rng = createRng('slow');
  const base = snapshotOf(0, { parameters, strategy: { name: 'bayesian' } });
  const trials = Array.from({ length: 900 }, (_, index) => ({
    number: index + 1,
    id: `t${index}`,
    state: 'succeeded' as const,
    assignments: Object.fromEntries(parameters.map(({ name }) => [name, rng.next()])),
    metrics: { accuracy: { value: rng.next() } },
  }));
  return { ...base, trials, firstNumber: 901, revision: 900 };
}

describe('PiscinaSuggester', () => {
  let suggester: PiscinaSuggester | undefined;
  afterEach(async () => {
    await suggester?.close();
    suggester = undefined;
  });

  it('answers what suggest() answers in this thread, model and all', async () => {
    suggester = new PiscinaSuggester(silentLogger, { threads: 1, limitMs: 60_000 });
    for (const trials of [0, 30]) {
      const snapshot = snapshotOf(trials);
      const here = suggest(snapshot, 2, createRng(suggestionSeed(snapshot)));
      expect(await suggester.suggest(snapshot, 2)).toEqual(here);
    }
  });

  it('recommends what recommend() does in this thread, and the best observed trial with the reason when that takes too long', async () => {
    suggester = new PiscinaSuggester(silentLogger, { threads: 1, recommendLimitMs: 60_000 });
    const snapshot = snapshotOf(40);
    const here = recommend(snapshot);
    expect(here?.predicted).not.toBeNull();
    expect(await suggester.recommend(snapshot)).toEqual(here);
    await suggester.close();
    suggester = new PiscinaSuggester(silentLogger, { threads: 1, recommendLimitMs: 1 });
    const observed = [...snapshot.trials].sort(
      (a, b) => b.metrics['accuracy']!.value - a.metrics['accuracy']!.value,
    )[0];
    expect(await suggester.recommend(snapshot)).toMatchObject({
      trialId: observed?.id,
      predicted: null,
      fallback: { code: 'time_limit', reason: 'The model took longer than 0.001 s.' },
    });
    expect(await suggester.recommend(snapshotOf(0))).toBeNull();
  });

  it('leaves the event loop free while it computes', async () => {
    const threads = new PiscinaSuggester(silentLogger, { threads: 1 });
    suggester = threads;
    await threads.suggest(snapshotOf(20), 1);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await Promise.all(Array.from({ length: 4 }, (_, index) => threads.suggest(snapshotOf(80 + index), 4)));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(2);
  });

  it('passes refusals through', async () => {
    suggester = new PiscinaSuggester(silentLogger, { threads: 1 });
    const parameters = [{ name: 'flag', type: 'boolean' as const }];
    const snapshot = snapshotOf(0, { parameters, strategy: { name: 'grid' } });
    const used = [true, false].map((flag, index) => ({
      number: index + 1,
      id: `t${index}`,
      state: 'succeeded' as const,
      assignments: { flag },
      metrics: { accuracy: { value: 1 } },
    }));
    await expect(
      suggester.suggest({ ...snapshot, trials: used, firstNumber: 3, revision: 2 }, 1),
    ).rejects.toMatchObject({ name: 'SurmiseError', code: 'space_exhausted' });
  });

  it('answers quasi-random points with the reason when the strategy takes too long', async () => {
    suggester = new PiscinaSuggester(silentLogger, { threads: 1, limitMs: 150 });
    const snapshot = largeSnapshot();
    const suggestions = await suggester.suggest(snapshot, 64);
    expect(suggestions).toHaveLength(64);
    expect(suggestions[0]?.explanation).toMatchObject({
      source: 'quasi-random',
      fallback: { code: 'time_limit', reason: expect.stringContaining('0.15 s') },
    });
    // And so a replay can compute it: from the snapshot and the stored code alone.
    const again = { ...snapshot, spec: specAfterInterruption(snapshot.spec) };
    expect((await suggester.suggest(again, 64)).map(({ assignments }) => assignments)).toEqual(
      suggestions.map(({ assignments }) => assignments),
    );
    // The thread that was stopped is replaced.
    expect(await suggester.suggest(snapshotOf(0), 1)).toHaveLength(1);
  });

  it('answers what there is of a batch when time is up, and the rest of the model’s points are the same', async () => {
    suggester = new PiscinaSuggester(silentLogger, { threads: 1, limitMs: 12_000 });
    const snapshot = largeSnapshot();
    const some = await suggester.suggest(snapshot, 64);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(64);
    for (const { explanation } of some) expect(explanation).toMatchObject({ source: 'bayesian', fallback: null });
    const again = await suggester.suggest(snapshot, 64, some.length);
    expect(again.map(({ assignments }) => assignments)).toEqual(some.map(({ assignments }) => assignments));
  });

  it('computes a suggestion again without a clock, and says so where that takes too long', async () => {
    suggester = new PiscinaSuggester(silentLogger, { threads: 1, limitMs: 3_000 });
    expect(await suggester.suggest(snapshotOf(30), 64, 1)).toHaveLength(1);
    expect(await suggester.suggest(snapshotOf(0), 64, 2)).toHaveLength(2);
    await expect(suggester.suggest(largeSnapshot(), 64, 64)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('answers one study while another has a batch', async () => {
    const threads = new PiscinaSuggester(silentLogger, { threads: 3, limitMs: 12_000 });
    suggester = threads;
    const done: string[] = [];
    const batches = [1, 2].map((n) => threads.suggest(largeSnapshot(), 64).then(() => done.push(`batch ${n}`)));
    const ask = threads.suggest(snapshotOf(20), 1).then(([suggestion]) => {
      done.push('ask');
      expect(suggestion?.explanation.fallback).toBeNull();
    });
    await ask;
    expect(done).toEqual(['ask']);
    await Promise.all(batches);
  });
});
