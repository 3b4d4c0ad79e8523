import { createRng, type Rng } from '#numerics';
import {
  studySpecSchema,
  suggestionSeed,
  type ModelState,
  type Snapshot,
  type SnapshotTrial,
  type StrategyName,
  type Suggestion,
} from '#study';
import { hypervolumeOf } from './hypervolume-of.ts';
import type { TradeOffProblem } from './trade-off-problem.ts';

export interface FrontSearch {
  /** Hypervolume after each trial, as a share of that of the true front. */
  readonly shares: readonly number[];
  /** Milliseconds of each suggestion. */
  readonly ms: readonly number[];
}

export interface SearchSetup {
  readonly strategy: StrategyName;
  readonly seed: number;
  readonly budget: number;
  /** Whether the user states the reference point, as the thresholds of the objectives. */
  readonly stated: boolean;
  readonly suggest: (snapshot: Snapshot, count: number, rng: Rng) => readonly Suggestion[];
  readonly now: () => number;
}

/** One whole search, trial by trial, of a user who states nothing but space, goals and budget, unless the reference point too. */
export function searchFront(
  problem: TradeOffProblem,
  { strategy, seed, budget, stated, suggest, now }: SearchSetup,
): FrontSearch {
  const parsed = studySpecSchema.parse({
    parameters: [...problem.parameters],
    objectives: problem.objectives.map((objective, j) => ({
      ...objective,
      ...(stated && { threshold: problem.reference[j]! }),
    })),
    strategy: { name: strategy },
    budget: { trials: budget },
    seed,
  });
  const spec = { ...parsed, seed };
  const trials: SnapshotTrial[] = [];
  const outcomes: (readonly number[])[] = [];
  const [shares, ms]: [number[], number[]] = [[], []];
  let model: ModelState | null = null;
  for (let number = 1; number <= budget; number++) {
    const snapshot: Snapshot = {
      studyId: 'benchmark',
      revision: trials.length,
      seed,
      firstNumber: number,
      spec,
      trials: [...trials],
      model,
      fixed: null,
    };
    const start = now();
    const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    ms.push(now() - start);
    if (suggestion === undefined) throw new Error(`no suggestion for trial ${number}`);
    const values = problem.evaluate(suggestion.assignments);
    outcomes.push(values);
    const metrics = Object.fromEntries(problem.objectives.map(({ metric }, j) => [metric, { value: values[j]! }]));
    trials.push({ number, id: `trial-${number}`, state: 'succeeded', assignments: suggestion.assignments, metrics });
    model = suggestion.explanation.model ?? model;
    shares.push(hypervolumeOf(problem, outcomes) / problem.best);
  }
  return { shares, ms };
}
