import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { globMatcher } from '../optimiser/glob.ts';
import { parseSeeds } from '../optimiser/parse-seeds.ts';
import type { BenchmarkProblem } from '../optimiser/problems/benchmark-problem.ts';
import { listProblems } from '../optimiser/problems/list-problems.ts';
import type { ResultLine } from '../optimiser/result-line.ts';
import { OWN_DATA } from '../optimiser/run-options.ts';
import { printTransfer } from './print-transfer.ts';
import { KINDS, searchWithHistories } from './search-with-histories.ts';

/**
 * What it is worth to learn from other studies: each target searched without a history, and with several kinds of them.
 *
 *   node_modules/.bin/node --conditions=source bench/transfer/run.ts --seeds 0-4 --budget 100 --kinds cold,related,related-random,shuffled,inverted,foreign --out FILE.jsonl
 */
const { values } = parseArgs({
  options: {
    /** Each is a target, and a source of the others. */
    problems: { type: 'string', default: 'lcbench-*' },
    /** Source of the kind `foreign`. */
    foreign: { type: 'string', default: 'hartmann6-6d' },
    seeds: { type: 'string', default: '0-4' },
    budget: { type: 'string', default: '100' },
    kinds: { type: 'string', default: KINDS.join(',') },
    out: { type: 'string' },
  },
});

const all = listProblems(OWN_DATA);
const load = (name: string): Promise<BenchmarkProblem[]> =>
  Promise.all(all.filter((problem) => globMatcher(name)(problem.name)).map((problem) => problem.load()));
const kinds = values.kinds.split(',').map((name) => {
  const kind = KINDS.find((each) => each === name);
  if (kind === undefined) throw new Error(`there is no kind of history called ${name}`);
  return kind;
});
const problems = await load(values.problems);
const foreign = await load(values.foreign);
const seeds = parseSeeds(values.seeds);
const lines: ResultLine[] = [];
const plan = { problems, targets: problems, foreign, seeds, budget: Number(values.budget), kinds };
for await (const line of searchWithHistories(plan)) {
  lines.push(line);
  if (values.out === undefined) continue;
  mkdirSync(dirname(values.out), { recursive: true });
  appendFileSync(values.out, `${JSON.stringify(line)}\n`);
}
console.log(printTransfer(lines));
