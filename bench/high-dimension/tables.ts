import { ranks } from '../optimiser/compare/ranks.ts';
import { mean } from '../suite/mean.ts';
import type { HighLine } from './high-line.ts';

/** Our lines beside those of each rival, on the runs that both have. */
export function besideRivals(ours: readonly HighLine[], rivals: readonly HighLine[]): string {
  const names = [...new Set(rivals.map(({ optimiser }) => optimiser))];
  if (names.length === 0) return tables(ours);
  return names.map((name) => tables([...ours, ...rivals.filter(({ optimiser }) => optimiser === name)])).join('\n\n');
}

/**
 * One markdown table for each number of dimensions: mean regret per problem at the last mark, then means over the problems at all marks, and mean
 * ranks. Means are over problems and seeds that every optimiser of the table has run.
 */
export function tables(lines: readonly HighLine[]): string {
  const dimensions = [...new Set(lines.map(dimensionOf))].sort((a, b) => a - b);
  return dimensions.map((dimension) => table(lines.filter((line) => dimensionOf(line) === dimension))).join('\n\n');
}

const dimensionOf = ({ problem }: HighLine): number => Number(/-(\d+)d$/.exec(problem)?.[1]);
const instanceOf = ({ problem, seed, budget }: HighLine): string => `${problem} ${seed} ${budget}`;

function table(lines: readonly HighLine[]): string {
  const optimisers = [...new Set(lines.map(({ optimiser }) => optimiser))];
  const common = commonInstances(lines, optimisers);
  const shared = lines.filter((line) => common.has(instanceOf(line)));
  const problems = [...new Set(shared.map(({ problem }) => problem))];
  const marks = shared[0]?.marks ?? [];
  const meanOf = (optimiser: string, problem: string, mark: number): number =>
    mean(
      shared
        .filter((line) => line.optimiser === optimiser && line.problem === problem)
        .map((line) => line.regret[line.marks.indexOf(mark)]!),
    );
  const last = marks[marks.length - 1] ?? 0;
  const rows = problems.map((problem) => [
    problem,
    ...optimisers.map((each) => meanOf(each, problem, last).toFixed(4)),
  ]);
  const overall = marks.map((mark) => [
    `mean at ${mark}`,
    ...optimisers.map((each) => mean(problems.map((problem) => meanOf(each, problem, mark))).toFixed(4)),
  ]);
  const meanRanks = marks.map((mark) => {
    const perProblem = problems.map((problem) =>
      ranks(new Map(optimisers.map((each) => [each, meanOf(each, problem, mark)]))),
    );
    return [
      `mean rank at ${mark}`,
      ...optimisers.map((each) => mean(perProblem.map((ranked) => ranked.get(each)!)).toFixed(2)),
    ];
  });
  const times = [
    'CPU ms an ask',
    ...optimisers.map((each) =>
      mean(shared.filter(({ optimiser }) => optimiser === each).map(({ cpuMsMedian }) => cpuMsMedian)).toFixed(0),
    ),
  ];
  const heading = [`at ${last} trials, ${common.size} runs each`, ...optimisers];
  return [heading, heading.map(() => '---'), ...rows, ...overall, ...meanRanks, times]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function commonInstances(lines: readonly HighLine[], optimisers: readonly string[]): ReadonlySet<string> {
  const sets = optimisers.map((each) => new Set(lines.filter(({ optimiser }) => optimiser === each).map(instanceOf)));
  return new Set(lines.map(instanceOf).filter((instance) => sets.every((set) => set.has(instance))));
}
