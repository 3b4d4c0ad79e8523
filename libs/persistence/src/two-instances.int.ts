import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cancelTrial,
  claimTrials,
  completeTrial,
  createLoopDeps,
  describeStudy,
  expireLeases,
  failTrial,
  type LoopDeps,
  replaySuggestion,
  suggestTrials,
} from '#loop';
import { openLoopHarness, type LoopHarness, tester } from '#loop/testing';
import { isSurmiseError, type Trial } from '#study';
import { UniformSuggester } from '#study/testing';
import { type Database, openDatabase } from './open-database.ts';
import { postgresHarness } from './testing/postgres-harness.ts';
import { openTestDatabase, type TestDatabase } from './testing/test-database.ts';

const TRIALS = 60;

/** Two processes of the service on one database: nothing in memory helps them to agree. */
describe('two instances', () => {
  let test: TestDatabase;
  let second: Database;
  let harness: LoopHarness;
  let instances: readonly LoopDeps[] = [];

  beforeAll(async () => {
    test = await openTestDatabase();
    second = await openDatabase({ url: test.url, poolSize: 8 });
    harness = await openLoopHarness(postgresHarness(test), test.database.identities);
    const { unitOfWork, wakeups, identities } = second;
    instances = [harness.deps, createLoopDeps({ unitOfWork, wakeups, identities, suggester: new UniformSuggester() })];
  });

  afterAll(async () => {
    await second.close();
    await test.close();
  });

  /** A worker with every habit there is: results, failures, cancellations, silence. */
  async function work(studyId: string, index: number): Promise<Trial[]> {
    const deps = instances[index % instances.length] ?? harness.deps;
    const got: Trial[] = [];
    for (;;) {
      const trials = await take(deps, studyId, index);
      if (trials === null) return got;
      for (const trial of trials) {
        got.push(trial);
        const held = { trialId: trial.id, leaseToken: trial.attempt?.leaseToken ?? null };
        if (trial.number % 7 === 0 && trial.attempt?.number === 1) {
          await failTrial(deps, { ...held, kind: 'failed', code: null, message: 'once', retry: true }, tester);
        } else if (trial.number % 11 === 0) await cancelTrial(deps, { trialId: trial.id, reason: null }, tester);
        else await completeTrial(deps, { ...held, metrics: { accuracy: trial.number } }, tester);
      }
      await expireLeases(deps, { limit: 10 });
    }
  }

  /** Null when the study has nothing to give any more. */
  async function take(deps: LoopDeps, studyId: string, index: number): Promise<readonly Trial[] | null> {
    const common = { studyId, worker: `w${index}`, count: 1 + (index % 3), leaseSeconds: 300 };
    try {
      if (index % 2 === 0) return (await suggestTrials(deps, { ...common, fixed: null }, tester)).trials;
      const claim = { ...common, projectId: null, evaluator: null, labels: {}, waitSeconds: 1 };
      const { trials } = await claimTrials(deps, claim, tester);
      const { study } = await describeStudy(deps, { studyId });
      return trials.length === 0 && study.state === 'finished' ? null : trials;
    } catch (error) {
      if (isSurmiseError(error, 'study_not_active')) return null;
      if (isSurmiseError(error, 'budget_exhausted') || isSurmiseError(error, 'conflict')) return [];
      throw error;
    }
  }

  it('share one study: the budget met exactly, no configuration twice, no attempt held by two', async () => {
    const studyId = await harness.newStudy({ budget: { trials: TRIALS } });
    const got = (await Promise.all(Array.from({ length: 10 }, (_, index) => work(studyId, index)))).flat();
    const { study, progress } = await describeStudy(harness.deps, { studyId });
    expect(study).toMatchObject({ state: 'finished', finishReason: 'budget', counts: { budgetUsed: TRIALS, open: 0 } });
    expect(progress.succeeded).toBe(TRIALS);
    expect(progress.cancelled).toBe(study.counts.created - TRIALS);
    const attempts = got.map((trial) => `${trial.number}/${trial.attempt?.number ?? 0}`);
    expect(new Set(attempts).size).toBe(attempts.length);
    const firsts = got.filter((trial) => trial.attempt?.number === 1);
    expect(firsts.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: study.counts.created }, (_, index) => index + 1),
    );
    expect(new Set(firsts.map(({ assignments }) => JSON.stringify(assignments))).size).toBe(firsts.length);
    expect(study.bestValue).toBe(
      Math.max(...got.filter(({ number }) => number % 11 !== 0).map(({ number }) => number)),
    );
    for (const { id } of firsts.slice(0, 15)) {
      expect(await replaySuggestion(harness.deps, { trialId: id })).toMatchObject({ equal: true });
    }
  });
});
