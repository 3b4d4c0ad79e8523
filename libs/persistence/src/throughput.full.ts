import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeTrial, suggestTrials } from '#loop';
import { type LoopHarness, openLoopHarness, tester } from '#loop/testing';
import { postgresHarness } from './testing/postgres-harness.ts';
import { openTestDatabase, type TestDatabase } from './testing/test-database.ts';

const CLIENTS = 8;
const SECONDS = 5;
/** Far below what a small machine does, so that only a change of kind fails: a scan that grows, a lock held while computing. */
const AT_LEAST_PER_SECOND = 20;

/** suggest (uniform) + complete, durable (fsync on), 8 clients. Prints what it measured. */
describe('throughput of the loop on PostgreSQL', () => {
  let test: TestDatabase;
  let harness: LoopHarness;

  beforeAll(async () => {
    test = await openTestDatabase({ durable: true });
    harness = await openLoopHarness(postgresHarness(test), test.database.identities);
  });
  afterAll(() => test.close());

  const pair = async (studyId: string, value: number): Promise<void> => {
    const { trials } = await suggestTrials(harness.deps, { studyId, count: 1, worker: null, fixed: null }, tester);
    const trialId = trials[0]?.id ?? '';
    await completeTrial(harness.deps, { trialId, leaseToken: null, metrics: { accuracy: value } }, tester);
  };

  it.each([
    ['one study', 1],
    ['a study each', CLIENTS],
  ])(
    '%s',
    async (name, count) => {
      const studies = await Promise.all(
        Array.from({ length: count }, () => harness.newStudy({ budget: { trials: 100_000 } })),
      );
      const until = performance.now() + SECONDS * 1_000;
      const took: number[] = [];
      const client = async (index: number): Promise<void> => {
        while (performance.now() < until) {
          const start = performance.now();
          await pair(studies[index % count] ?? '', index);
          took.push(performance.now() - start);
        }
      };
      await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index)));
      took.sort((a, b) => a - b);
      const perSecond = took.length / SECONDS;
      const at = (share: number): string => (took[Math.floor(took.length * share)] ?? 0).toFixed(1);
      process.stdout.write(`${name}: ${perSecond.toFixed(0)} pairs/s, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms\n`);
      expect(perSecond).toBeGreaterThan(AT_LEAST_PER_SECOND);
    },
    60_000,
  );
});
