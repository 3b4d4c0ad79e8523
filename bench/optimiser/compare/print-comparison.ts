import type { Section } from './compare-runs.ts';
import { exactMean } from './exact-mean.ts';
import { groupBy } from './group-by.ts';
import { WINDOW_NAMES } from './latency.ts';
import type { Latencies } from './latency.ts';
import { MARKS, MEASURES } from './marks.ts';
import type { Mark, MarkedRun, Measure } from './marks.ts';
import { OVERALL, suiteColumns } from './suites.ts';

type Row = readonly string[];
const ABSENT = '–';
const MARK_LIST = MARKS.join(' / ');

function table(head: Row, rows: readonly Row[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function runsTable(runs: readonly MarkedRun[]): string {
  const groups = [...groupBy(runs, ({ optimiser }) => optimiser)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = groups.map(([name, own]) => {
    const seeds = [...groupBy(own, ({ problem }) => problem).values()].map((list) => list.length);
    const [fewest, most] = [Math.min(...seeds), Math.max(...seeds)];
    const repeats = own.flatMap(({ duplicates, budget }) => (duplicates === null ? [] : [(100 * duplicates) / budget]));
    return [
      name,
      distinct(own.map(({ version }) => version)),
      String(seeds.length),
      fewest < most ? `${fewest}–${most}` : String(most),
      distinct(own.map(({ budget }) => budget)),
      repeats.length > 0 ? `${exactMean(repeats).toFixed(1)} %` : ABSENT,
    ];
  });
  return `## Runs\n\n${table(['optimiser', 'version', 'problems', 'seeds each', 'trials', 'repeated configurations'], rows)}\n`;
}

function distinct(values: readonly (string | number)[]): string {
  return [...new Set(values)].join(', ');
}

export function sectionTables(section: Section): string {
  const parts = [
    `## ${section.problems.length} problems, ${section.optimisers.length} optimisers`,
    `Problems: ${section.problems.join(', ')}`,
  ];
  const tables = [
    { measure: 'regret', kind: 'regret' },
    { measure: 'regret', kind: 'rank' },
    { measure: 'recommendedRegret', kind: 'regret' },
    { measure: 'bestSoFarTruth', kind: 'regret' },
  ] as const;
  for (const { measure, kind } of tables) {
    const isMeasured = [...section.measures[measure].regret.values()].some((byName) => byName.size > 0);
    if (isMeasured) parts.push(...measureTable(section, measure, kind));
  }
  return `${parts.join('\n\n')}\n`;
}

/** Where an optimiser gains and loses: a row per problem. */
export function problemTable({ problems, optimisers, measures }: Section): string {
  const { byProblem } = measures.regret;
  const rows = problems.map((problem) => [
    problem,
    ...optimisers.map((name) => cell(byProblem.get(name)?.get(problem), 4)),
  ]);
  return `## By problem\n\nMean normalised regret, ${MEASURES.regret}, after ${MARK_LIST} trials (lower is better)\n\n${table(['problem', ...optimisers], rows)}\n`;
}

function measureTable(section: Section, measure: Measure, kind: 'regret' | 'rank'): [string, string] {
  const values = section.measures[measure][kind];
  const columns = suiteColumns(section.problems);
  const digits = kind === 'regret' ? 4 : 2;
  const at50 = (name: string): number => values.get(name)?.get(OVERALL)?.get(50) ?? Infinity;
  // Few recommend: those who do not would only be empty rows.
  const shown = section.optimisers.filter((name) => measure !== 'recommendedRegret' || values.get(name)?.size !== 0);
  const order = shown.sort((a, b) => at50(a) - at50(b));
  const what = kind === 'regret' ? 'Mean normalised regret' : 'Mean rank';
  return [
    `${what}, ${MEASURES[measure]}, after ${MARK_LIST} trials (lower is better)`,
    table(
      ['optimiser', ...columns],
      order.map((name) => [name, ...columns.map((suite) => cell(values.get(name)?.get(suite), digits))]),
    ),
  ];
}

function cell(values: ReadonlyMap<Mark, number> | undefined, digits: number): string {
  return MARKS.map((mark) => values?.get(mark)?.toFixed(digits) ?? ABSENT).join(' / ');
}

export function latencyTables(latencies: Latencies): string {
  const fields = [
    ['ms', 'wall-clock'],
    ['cpuMs', 'CPU'],
  ] as const;
  const parts = fields.flatMap(([field, title]) => {
    const rows = Object.entries(latencies)
      .filter(([, latency]) => Object.keys(latency[field]).length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, latency]) => [name, ...WINDOW_NAMES.map((window) => latencyCell(latency[field][window]))]);
    return [
      `## Milliseconds per ask, ${title}: median (95th percentile)`,
      table(['optimiser', ...WINDOW_NAMES.map((w) => `trials ${w}`)], rows),
    ];
  });
  return `${parts.join('\n\n')}\n`;
}

function latencyCell(window: { readonly median: number; readonly p95: number } | undefined): string {
  return window ? `${whole(window.median)} (${whole(window.p95)})` : ABSENT;
}

function whole(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0, roundingMode: 'halfEven' });
}
