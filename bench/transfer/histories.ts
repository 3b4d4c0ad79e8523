import { createRng } from '#numerics';
import { compileSpace, fromUnit, toUnit } from '#search-space';
import { suggest } from '#strategies';
import { suggestionSeed, type SourceHistory, type StrategyName } from '#study';
import { GrowingSnapshot } from '../optimiser/growing-snapshot.ts';
import type { BenchmarkProblem } from '../optimiser/problems/benchmark-problem.ts';
import { studyOfProblem } from '../optimiser/study-of-problem.ts';

/** Seed of every history: one that no run of a target has. */
const HISTORY_SEED = 100;
const HISTORY_TRIALS = 100;

/** What a finished study of a problem leaves behind. */
export async function historyOf(problem: BenchmarkProblem, strategy: StrategyName): Promise<SourceHistory> {
  const setup = {
    optimiser: '',
    strategy: { name: strategy, options: {} },
    declareNoise: false,
    budget: HISTORY_TRIALS,
  };
  const snapshot = new GrowingSnapshot(studyOfProblem(problem, setup, HISTORY_SEED));
  const noise = createRng('history').fork(problem.name);
  const observations: SourceHistory['observations'][number][] = [];
  for (let trial = 1; trial <= HISTORY_TRIALS; trial++) {
    const now = snapshot.now();
    const [suggestion] = suggest(now, 1, createRng(suggestionSeed(now)));
    if (suggestion === undefined) throw new Error(`no suggestion for trial ${trial} of ${problem.name}`);
    const value = await problem.evaluate(suggestion.assignments, noise.fork(trial));
    snapshot.add(suggestion, value);
    observations.push({ assignments: suggestion.assignments, score: -value });
  }
  return { studyId: problem.name, name: problem.name, observations };
}

/** The same points with the scores of others: what it says of the space is wrong, only where it looked is not. */
export function shuffled(history: SourceHistory, seed: number): SourceHistory {
  const scores = createRng('shuffled')
    .fork(history.name)
    .fork(seed)
    .shuffle(history.observations.map(({ score }) => score));
  return {
    ...history,
    studyId: `${history.studyId}, shuffled`,
    observations: history.observations.map(({ assignments }, i) => ({ assignments, score: scores[i]! })),
  };
}

/** What was good was bad: the worst advice there is. */
export function inverted(history: SourceHistory): SourceHistory {
  return {
    ...history,
    studyId: `${history.studyId}, inverted`,
    observations: history.observations.map(({ assignments, score }) => ({ assignments, score: -score })),
  };
}

/** A history of another problem, whose parameters happen to have the names and ranges of this one's, in turn. */
export function renamed(history: SourceHistory, from: BenchmarkProblem, to: BenchmarkProblem): SourceHistory {
  const source = compileSpace({ parameters: from.parameters });
  const target = compileSpace({ parameters: to.parameters });
  return {
    ...history,
    observations: history.observations.map(({ assignments, score }) => {
      const there = toUnit(source, assignments);
      const here = new Float64Array(target.dimension).map((_, i) => there[i % there.length]!);
      return { assignments: fromUnit(target, here), score };
    }),
  };
}
