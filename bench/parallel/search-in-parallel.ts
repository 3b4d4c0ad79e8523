import { createRng, type Rng } from '#numerics';
import { suggestionSeed, type Snapshot, type Suggestion } from '#study';
import { GrowingSnapshot } from '../optimiser/growing-snapshot.ts';
import type { BenchmarkProblem } from '../optimiser/problems/benchmark-problem.ts';
import { METRIC, studyOfProblem } from '../optimiser/study-of-problem.ts';

/** Spread of the logarithm of how long a trial takes: two thirds of them within a factor of 1.65 of the median. */
const DURATION_DEVIATION = 0.5;

export interface ParallelSetup {
  /** Trials under way at any time: each worker asks for its next one when it has told of its last. */
  readonly workers: number;
  /** Evaluations in all. */
  readonly budget: number;
  readonly suggest: (snapshot: Snapshot, count: number, rng: Rng) => readonly Suggestion[];
}

interface Running {
  readonly number: number;
  readonly suggestion: Suggestion;
  readonly ends: number;
}

/**
 * One search by workers that wait for nobody, on a clock of its own: log-normal durations, so that asks meet any mixture of open trials.
 * Answers the true regret of the best observed configuration after each evaluation that ended, in the order of their ends. One worker is the
 * sequential search; trial n meets the same noise and duration whatever the number of workers is.
 */
export async function searchInParallel(
  problem: BenchmarkProblem,
  seed: number,
  { workers, budget, suggest }: ParallelSetup,
): Promise<readonly number[]> {
  const strategy = { name: 'bayesian' as const, options: {} };
  const snapshot = new GrowingSnapshot(
    studyOfProblem(problem, { optimiser: '', strategy, declareNoise: false, budget }, seed),
  );
  const draws = createRng('parallel').fork(problem.name).fork(seed);
  const running: Running[] = [];
  const regrets: number[] = [];
  let [asked, clock, bestValue, incumbent] = [0, 0, Infinity, Infinity];

  const ask = (): void => {
    const now = snapshot.now();
    const [suggestion] = suggest(now, 1, createRng(suggestionSeed(now)));
    if (suggestion === undefined) throw new Error(`no suggestion for trial ${asked + 1} of ${problem.name}`);
    const number = snapshot.open(suggestion);
    const duration = Math.exp(DURATION_DEVIATION * draws.fork(`duration ${number}`).normal());
    running.push({ number, suggestion, ends: clock + duration });
    asked++;
  };

  while (regrets.length < budget) {
    while (running.length < workers && asked < budget) ask();
    const next = running.reduce((first, each) => (each.ends < first.ends ? each : first));
    running.splice(running.indexOf(next), 1);
    clock = next.ends;
    const value = await problem.evaluate(next.suggestion.assignments, draws.fork(`noise ${next.number}`));
    if (value < bestValue) [bestValue, incumbent] = [value, await problem.truth(next.suggestion.assignments)];
    snapshot.end(next.number, 'succeeded', { [METRIC]: { value } });
    regrets.push(incumbent - problem.best);
  }
  return regrets;
}
