import { listProblems } from '../optimiser/problems/list-problems.ts';
import type { ResultLine } from '../optimiser/result-line.ts';
import { OWN_DATA } from '../optimiser/run-options.ts';
import type { Benchmark } from '../suite/benchmark.ts';
import { regretWith } from './print-transfer.ts';
import { searchWithHistories, type Kind } from './search-with-histories.ts';

/** Evaluations at which histories are judged. */
const MARK = 15;
/** Scores that belong to other points: what it says is wrong, and it cannot be told from its form. */
const UNRELATED: Kind = 'shuffled';
const SHORT = { targets: 2, seeds: [0, 1] };
const FULL = { targets: Infinity, seeds: [0, 1, 2, 3, 4] };

/** What other studies are worth: each lcbench instance searched without them, with the related ones, and with ones that mislead. */
export const transfer: Benchmark = {
  name: 'transfer',
  async run(extent, report) {
    const { targets, seeds } = extent === 'full' ? FULL : SHORT;
    const listed = listProblems(OWN_DATA).filter(({ name }) => name.startsWith('lcbench-'));
    const problems = await Promise.all(listed.map((problem) => problem.load()));
    const lines: ResultLine[] = [];
    const kinds: readonly Kind[] = ['cold', 'related', UNRELATED];
    const plan = { problems, targets: problems.slice(0, targets), foreign: [], seeds, budget: MARK, kinds };
    for await (const line of searchWithHistories(plan)) {
      lines.push(line);
      if (line.optimiser === UNRELATED) report(`${line.problem} seed ${line.seed}`);
    }
    const cold = regretWith(lines, 'cold', MARK);
    return [
      { what: `regret after ${MARK} trials, no history`, figure: cold, target: null },
      { what: 'related history / none', figure: regretWith(lines, 'related', MARK) / cold, target: { atMost: 0.5 } },
      { what: 'unrelated history / none', figure: regretWith(lines, UNRELATED, MARK) / cold, target: { atMost: 1.05 } },
    ];
  },
};
