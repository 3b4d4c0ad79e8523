import { exactMean } from './exact-mean.ts';
import { groupBy } from './group-by.ts';
import { MARKS, MEASURES } from './marks.ts';
import type { Mark, MarkedRun, Measure } from './marks.ts';
import { ranks } from './ranks.ts';
import { scaleOf } from './scales.ts';
import type { Scales } from './scales.ts';
import { meansBySuite } from './suites.ts';

/** suite or problem -> mark -> value, of one optimiser. */
type ByName = Map<string, Map<Mark, number>>;
export interface ComparedMeasure {
  readonly regret: ReadonlyMap<string, ByName>;
  readonly rank: ReadonlyMap<string, ByName>;
  /** optimiser -> problem -> mark -> mean normalised regret. */
  readonly byProblem: ReadonlyMap<string, ByName>;
}

/** Optimisers that all ran the same problems. */
export interface Section {
  readonly problems: readonly string[];
  readonly optimisers: readonly string[];
  readonly measures: Readonly<Record<Measure, ComparedMeasure>>;
}

/** optimiser -> problem -> mean normalised regret over its seeds. */
type Means = Map<string, Map<string, number>>;

/** One section per distinct set of problems that some optimiser ran: each is compared with the rest on what it ran. */
export function compareRuns(runs: readonly MarkedRun[], scales: Scales): Section[] {
  const coverage = new Map<string, Set<string>>();
  for (const { optimiser, problem } of runs)
    coverage.set(optimiser, (coverage.get(optimiser) ?? new Set()).add(problem));
  const sets = new Map([...coverage.values()].map((set) => [[...set].sort().join(), set]));
  const names = [...coverage.keys()].sort();
  return [...sets.values()]
    .sort((a, b) => b.size - a.size)
    .map((covered) => {
      const optimisers = names.filter((name) => [...covered].every((problem) => coverage.get(name)?.has(problem)));
      const problems = [...covered].sort();
      const relevant = runs.filter((run) => optimisers.includes(run.optimiser) && covered.has(run.problem));
      return { problems, optimisers, measures: compareMeasures(relevant, problems, optimisers, scales) };
    });
}

function compareMeasures(
  runs: readonly MarkedRun[],
  problems: readonly string[],
  optimisers: readonly string[],
  scales: Scales,
): Section['measures'] {
  const measures = Object.keys(MEASURES) as Measure[];
  const entries = measures.map((measure): [Measure, ComparedMeasure] => {
    const regret = emptyTable(optimisers);
    const rank = emptyTable(optimisers);
    const byProblem = emptyTable(optimisers);
    MARKS.forEach((mark, index) => {
      const means = normalisedMeans(runs, measure, index, scales);
      const present = optimisers.filter((name) => means.get(name)?.size === problems.length);
      const places = new Map(
        problems.map((p) => [p, ranks(new Map(present.map((name) => [name, means.get(name)!.get(p)!])))]),
      );
      for (const name of present) {
        record(byProblem.get(name)!, mark, means.get(name)!);
        record(regret.get(name)!, mark, meansBySuite(means.get(name)!));
        record(rank.get(name)!, mark, meansBySuite(new Map(problems.map((p) => [p, places.get(p)!.get(name)!]))));
      }
    });
    return [measure, { regret, rank, byProblem }];
  });
  return Object.fromEntries(entries) as Record<Measure, ComparedMeasure>;
}

function normalisedMeans(runs: readonly MarkedRun[], measure: Measure, markIndex: number, scales: Scales): Means {
  const means: Means = new Map();
  for (const [name, own] of groupBy(runs, ({ optimiser }) => optimiser)) {
    const byProblem = new Map<string, number>();
    for (const [problem, seeds] of groupBy(own, (run) => run.problem)) {
      const { offset, scale } = scaleOf(scales, problem);
      const values = seeds.flatMap((run) => run[measure]?.[markIndex] ?? []).map((value) => (value + offset) / scale);
      if (values.length > 0) byProblem.set(problem, exactMean(values));
    }
    means.set(name, byProblem);
  }
  return means;
}

function emptyTable(optimisers: readonly string[]): Map<string, ByName> {
  return new Map(optimisers.map((name) => [name, new Map<string, Map<Mark, number>>()]));
}

function record(into: ByName, mark: Mark, values: ReadonlyMap<string, number>): void {
  for (const [name, value] of values) {
    const marks = into.get(name) ?? new Map<Mark, number>();
    into.set(name, marks.set(mark, value));
  }
}
