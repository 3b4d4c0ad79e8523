import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignments } from '#search-space';
import { SurmiseError } from '#study';
import { CountingIdentities } from '#study/testing';
import { addTrials } from './add-trials.ts';
import { predictPoints } from './predict-points.ts';
import { type LoopHarness, openMemoryLoop, tester } from './testing/loop-harness.ts';

const values = Array.from({ length: 3_000 }, (_, i) => `${'item_'.repeat(8)}${String(i).padStart(5, '0')}`);
const misspelt = (count: number): Assignments[] =>
  Array.from({ length: count }, (_, i) => ({ item: `${'item_'.repeat(8)}x${i}` }));
const own = { metrics: null, failure: null, labels: {}, note: '' };

async function issuesOf(refused: Promise<unknown>): Promise<readonly { pointer: string }[]> {
  const error: unknown = await refused.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SurmiseError)) throw new Error('nothing was refused');
  return error.issues;
}

describe('points with misspelt values', () => {
  let harness: LoopHarness;
  let studyId: string;
  beforeAll(async () => {
    harness = await openMemoryLoop(new CountingIdentities());
    studyId = await harness.newStudy({
      parameters: [{ name: 'item', type: 'categorical', values }],
    });
  });
  afterAll(() => harness.close());

  it.each<[string, string, (points: Assignments[]) => Promise<unknown>]>([
    [
      'addTrials',
      '/trials/99/assignments/item',
      (points) =>
        addTrials(harness.deps, { studyId, trials: points.map((assignments) => ({ ...own, assignments })) }, tester),
    ],
    ['predictPoints', '/points/99/item', (points) => predictPoints(harness.deps, { studyId, points })],
  ])('%s tells of the first hundred, at once', async (_, last, use) => {
    const start = performance.now();
    const issues = await issuesOf(use(misspelt(1_000)));
    // Takes about 0.2 s; over a minute when a hint was looked for at each point, with the whole table of each edit distance.
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(issues).toHaveLength(100);
    expect(issues.at(-1)?.pointer).toBe(last);
  });
});
