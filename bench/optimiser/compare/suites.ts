import { exactMean } from './exact-mean.ts';
import { groupBy } from './group-by.ts';

const TABLE_SUITES = ['hpobench', 'hpolib', 'nasbench201', 'lcbench'];
const FUNCTIONS = 'functions';
export const OVERALL = 'overall';

export function suiteOf(problem: string): string {
  const [head = ''] = problem.split('-');
  // The scenario rbv2_xgboost is shown as xgboost.
  if (head.includes('_')) return head.slice(head.lastIndexOf('_') + 1);
  return TABLE_SUITES.includes(head) ? head : FUNCTIONS;
}

/** Suites in the order of a table's columns, `overall` last. */
export function suiteColumns(problems: readonly string[]): string[] {
  const present = new Set(problems.map(suiteOf));
  const others = [...present].filter((suite) => !TABLE_SUITES.includes(suite) && suite !== FUNCTIONS).sort();
  return [
    ...TABLE_SUITES.filter((suite) => present.has(suite)),
    ...others,
    ...(present.has(FUNCTIONS) ? [FUNCTIONS] : []),
    OVERALL,
  ];
}

/** Means of per-problem values by suite. `overall` is the mean of the suites, so that a suite of many problems does not drown the others. */
export function meansBySuite(values: ReadonlyMap<string, number>): Map<string, number> {
  const groups = groupBy(values, ([problem]) => suiteOf(problem));
  const means = new Map([...groups].map(([suite, entries]) => [suite, exactMean(entries.map(([, value]) => value))]));
  means.set(OVERALL, exactMean([...means.values()]));
  return means;
}
