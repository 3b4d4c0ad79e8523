import { createRng, type Rng } from '#numerics';
import { studySpecSchema, suggestionSeed, type Snapshot, type Suggestion } from '#study';
import { GrowingSnapshot } from '../optimiser/growing-snapshot.ts';
import type { FailingSpace } from './failing-spaces.ts';

/** The first suggestions may fail: something must be known before it can be avoided. */
export const FREE = 20;

export interface FailureSearch {
  /** Share of the suggestions after the first FREE that failed. */
  readonly share: number;
  /** Of those that worked. */
  readonly best: number;
}

export function searchWithFailures(
  space: FailingSpace,
  seed: number,
  trials: number,
  suggest: (snapshot: Snapshot, count: number, rng: Rng) => readonly Suggestion[],
): FailureSearch {
  const spec = studySpecSchema.parse({
    parameters: [...space.parameters],
    objectives: [{ metric: 'value', goal: 'minimize' }],
    budget: { trials, maxFailedTrials: trials },
  });
  const snapshot = new GrowingSnapshot({ ...spec, seed });
  let [failed, best] = [0, Infinity];
  for (let trial = 1; trial <= trials; trial++) {
    const now = snapshot.now();
    const [suggestion] = suggest(now, 1, createRng(suggestionSeed(now)));
    if (suggestion === undefined) throw new Error(`no suggestion for trial ${trial}`);
    const number = snapshot.open(suggestion);
    if (space.fails(suggestion.assignments)) {
      snapshot.end(number, 'failed', {});
      if (trial > FREE) failed++;
    } else {
      const told = space.value(suggestion.assignments);
      snapshot.end(number, 'succeeded', { value: { value: told } });
      best = Math.min(best, told);
    }
  }
  return { share: failed / (trials - FREE), best };
}
