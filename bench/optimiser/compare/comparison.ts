import type { ResultLine } from '../result-line.ts';
import { compareRuns } from './compare-runs.ts';
import { latencies } from './latency.ts';
import { longestRuns, markRun } from './marks.ts';
import { latencyTables, problemTable, runsTable, sectionTables } from './print-comparison.ts';
import type { Rivals } from './rivals.ts';
import { scalesWithRecords } from './scales.ts';

/** Our result lines beside the rivals' runs, as markdown: one section per set of problems that an optimiser of ours covers. */
export function comparison(lines: readonly ResultLine[], rivals: Rivals): string {
  const own = longestRuns(lines);
  const names = new Set(own.map(({ optimiser }) => optimiser));
  const runs = longestRuns([...rivals.runs, ...own.map(markRun)]);
  const sections = compareRuns(runs, scalesWithRecords(rivals.scales, own)).filter(({ optimisers }) =>
    optimisers.some((name) => names.has(name)),
  );
  return [
    runsTable(runs),
    ...sections.map(sectionTables),
    latencyTables({ ...rivals.latencies, ...latencies(own) }),
    ...sections.slice(0, 1).map(problemTable),
  ].join('\n');
}
