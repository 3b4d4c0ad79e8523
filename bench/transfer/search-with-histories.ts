import { suggest } from '#strategies';
import type { Snapshot, SourceHistory, StrategyName } from '#study';
import type { BenchmarkProblem } from '../optimiser/problems/benchmark-problem.ts';
import type { ResultLine } from '../optimiser/result-line.ts';
import { runStudy } from '../optimiser/run-study.ts';
import { historyOf, inverted, renamed, shuffled } from './histories.ts';

export const KINDS = ['cold', 'related', 'related-random', 'shuffled', 'inverted', 'foreign'] as const;
export type Kind = (typeof KINDS)[number];

export interface TransferPlan {
  /** Each is a source of the others. */
  readonly problems: readonly BenchmarkProblem[];
  /** Those of them that are searched. */
  readonly targets: readonly BenchmarkProblem[];
  /** Source of the kind `foreign`. */
  readonly foreign: readonly BenchmarkProblem[];
  readonly seeds: readonly number[];
  readonly budget: number;
  readonly kinds: readonly Kind[];
}

const WATCH = { wall: () => performance.now(), cpu: () => process.cpuUsage().user / 1000 };

/** Every target searched once per seed and kind of history; the line's optimiser is the kind. */
export async function* searchWithHistories(plan: TransferPlan): AsyncGenerator<ResultLine> {
  const sourcesOf = createSources(plan);
  for (const seed of plan.seeds) {
    for (const target of plan.targets) {
      for (const kind of plan.kinds) {
        const sources = await sourcesOf(kind, target, seed);
        const learning = (snapshot: Snapshot): Snapshot =>
          sources.length === 0
            ? snapshot
            : { ...snapshot, sources, spec: { ...snapshot.spec, warmStart: sources.map(({ name }) => name) } };
        const strategy = { name: 'bayesian' as const, options: {} };
        const setup = { optimiser: kind, strategy, declareNoise: false, budget: plan.budget };
        yield await runStudy(target, seed, setup, (now, count, rng) => suggest(learning(now), count, rng), WATCH);
      }
    }
  }
}

/** Histories are made once, when they are first asked for. */
function createSources({ problems, foreign }: TransferPlan) {
  const histories = new Map<string, Promise<SourceHistory>>();
  const history = (problem: BenchmarkProblem, strategy: StrategyName): Promise<SourceHistory> => {
    const key = `${problem.name} ${strategy}`;
    const known = histories.get(key) ?? historyOf(problem, strategy);
    histories.set(key, known);
    return known;
  };
  return async (kind: Kind, target: BenchmarkProblem, seed: number): Promise<readonly SourceHistory[]> => {
    const others = problems.filter((problem) => problem !== target);
    const past = (strategy: StrategyName): Promise<SourceHistory[]> =>
      Promise.all(others.map((problem) => history(problem, strategy)));
    switch (kind) {
      case 'cold':
        return [];
      case 'related':
        return past('bayesian');
      case 'related-random':
        return past('random');
      case 'shuffled':
        return (await past('random')).map((each) => shuffled(each, seed));
      case 'inverted':
        return (await past('random')).map(inverted);
      case 'foreign':
        return Promise.all(
          foreign.map(async (problem) => renamed(await history(problem, 'bayesian'), problem, target)),
        );
    }
  };
}
