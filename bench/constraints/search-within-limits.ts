import { createRng, type Rng } from '#numerics';
import { studySpecSchema, suggestionSeed, type Snapshot, type Suggestion } from '#study';
import { GrowingSnapshot } from '../optimiser/growing-snapshot.ts';
import type { ConstrainedProblem } from './constrained-problems.ts';

/** Smallest feasible value after each trial; null while there is none. */
export function searchWithinLimits(
  problem: ConstrainedProblem,
  seed: number,
  trials: number,
  suggest: (snapshot: Snapshot, count: number, rng: Rng) => readonly Suggestion[],
): readonly (number | null)[] {
  const { parameters, limits } = problem;
  const spec = studySpecSchema.parse({
    parameters: [...parameters],
    objectives: [{ metric: 'value', goal: 'minimize' }],
    constraints: limits,
    budget: { trials },
  });
  const snapshot = new GrowingSnapshot({ ...spec, seed });
  const bestAfter: (number | null)[] = [];
  let best: number | null = null;
  for (let trial = 1; trial <= trials; trial++) {
    const now = snapshot.now();
    const [suggestion] = suggest(now, 1, createRng(suggestionSeed(now)));
    if (suggestion === undefined) throw new Error(`no suggestion for trial ${trial}`);
    const [value = NaN, ...limited] = problem.evaluate(suggestion.assignments);
    const metrics = Object.fromEntries(limits.map(({ metric }, k) => [metric, { value: limited[k]! }]));
    snapshot.end(snapshot.open(suggestion), 'succeeded', { value: { value }, ...metrics });
    if (limited.every((limit) => limit <= 0)) best = Math.min(best ?? Infinity, value);
    bestAfter.push(best);
  }
  return bestAfter;
}
