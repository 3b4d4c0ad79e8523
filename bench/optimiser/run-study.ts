import { createRng } from '#numerics';
import type { Rng } from '#numerics';
import { suggestionSeed } from '#study';
import type { Snapshot, Suggestion } from '#study';
import { GrowingSnapshot } from './growing-snapshot.ts';
import type { BenchmarkProblem } from './problems/benchmark-problem.ts';
import { significant } from './result-line.ts';
import type { ResultLine } from './result-line.ts';
import type { StudySetup } from './run-options.ts';
import { studyOfProblem } from './study-of-problem.ts';

export type Suggest = (snapshot: Snapshot, count: number, rng: Rng) => readonly Suggestion[];

/** The trial that the strategy would leave the study with; null while it has no opinion. */
export type Recommend = (snapshot: Snapshot) => { readonly trialId: string } | null;

/** Milliseconds since some moment. */
export interface Stopwatch {
  wall(): number;
  cpu(): number;
}

/**
 * One whole search: ask, evaluate, tell, `budget` times. Noise comes from a generator of the problem and the seed, and each
 * trial has a stream of its own in it, so that the n-th trial of every strategy meets the same draw. What the strategy would recommend is
 * asked after each tell, outside the time of the asks.
 */
export async function runStudy(
  problem: BenchmarkProblem,
  seed: number,
  setup: StudySetup,
  suggest: Suggest,
  watch: Stopwatch,
  recommend?: Recommend,
): Promise<ResultLine> {
  const snapshot = new GrowingSnapshot(studyOfProblem(problem, setup, seed));
  const noise = createRng('benchmark noise').fork(problem.name).fork(seed);
  const line = { regret: [] as number[], bestSoFarTruth: [] as number[], ms: [] as number[], cpuMs: [] as number[] };
  const truths = new Map<string, number>();
  const recommendedRegret: number[] = [];
  const seen = new Set<string>();
  let [bestValue, incumbentTruth, bestTruth] = [Infinity, Infinity, Infinity];
  let strategyVersion = '';
  let told: () => void = () => undefined;

  const noteRecommendation = (after: Snapshot): void => {
    const chosen = recommend?.(after);
    if (chosen === undefined) return;
    const truth = chosen === null ? incumbentTruth : truths.get(chosen.trialId);
    if (truth === undefined) throw new Error('a recommendation is of a trial of the study');
    recommendedRegret.push(significant(truth - problem.best));
  };

  for (let trial = 1; trial <= setup.budget; trial++) {
    const [wallStart, cpuStart] = [watch.wall(), watch.cpu()];
    told();
    const input = snapshot.now();
    const [suggestion] = suggest(input, 1, createRng(suggestionSeed(input)));
    line.ms.push(tenths(watch.wall() - wallStart));
    line.cpuMs.push(tenths(watch.cpu() - cpuStart));
    if (trial > 1) noteRecommendation(input);
    if (!suggestion) throw new Error(`suggest() gave no suggestion for trial ${trial}`);

    const value = await problem.evaluate(suggestion.assignments, noise.fork(trial));
    const truth = await problem.truth(suggestion.assignments);
    told = () => {
      truths.set(snapshot.add(suggestion, value), truth);
    };
    if (value < bestValue) [bestValue, incumbentTruth] = [value, truth];
    bestTruth = Math.min(bestTruth, truth);
    line.regret.push(significant(incumbentTruth - problem.best));
    line.bestSoFarTruth.push(significant(bestTruth - problem.best));
    seen.add(JSON.stringify(Object.entries(suggestion.assignments).sort(([a], [b]) => (a < b ? -1 : 1))));
    strategyVersion = suggestion.explanation.strategyVersion;
  }
  told();
  noteRecommendation(snapshot.now());
  return {
    optimiser: setup.optimiser,
    version: strategyVersion,
    problem: problem.name,
    seed,
    budget: setup.budget,
    ...line,
    ...(recommend !== undefined && { recommendedRegret }),
    duplicates: setup.budget - seen.size,
  };
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
