import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { suggest } from '#strategies';
import type { Snapshot, SourceHistory, StrategyName } from '#study';
import { globMatcher } from '../optimiser/glob.ts';
import { listProblems } from '../optimiser/problems/list-problems.ts';
import type { BenchmarkProblem } from '../optimiser/problems/benchmark-problem.ts';
import { OWN_DATA } from '../optimiser/run-options.ts';
import { runStudy } from '../optimiser/run-study.ts';
import { parseSeeds } from '../optimiser/parse-seeds.ts';
import { historyOf, inverted, renamed, shuffled } from './histories.ts';
import { printTransfer } from './print-transfer.ts';
import type { ResultLine } from '../optimiser/result-line.ts';

/**
 * What it is worth to learn from other studies: each target searched without a history, and with several kinds of them.
 *
 *   node --conditions=source bench/transfer/run.ts --seeds 0-4 --budget 100 --kinds cold,related,related-random,shuffled,inverted,foreign --out FILE.jsonl
 */
const { values } = parseArgs({
  options: {
    /** Each is a target, and a source of the others. */
    problems: { type: 'string', default: 'lcbench-*' },
    /** Source of the kind `foreign`. */
    foreign: { type: 'string', default: 'hartmann6-6d' },
    seeds: { type: 'string', default: '0-4' },
    budget: { type: 'string', default: '100' },
    kinds: { type: 'string', default: 'cold,related,related-random,shuffled,inverted,foreign' },
    out: { type: 'string' },
  },
});

const all = listProblems(OWN_DATA);
const load = (name: string): Promise<BenchmarkProblem[]> =>
  Promise.all(all.filter((problem) => globMatcher(name)(problem.name)).map((problem) => problem.load()));
const problems = await load(values.problems);
const kinds = values.kinds.split(',');
const histories = new Map<string, Promise<SourceHistory>>();
function history(problem: BenchmarkProblem, strategy: StrategyName): Promise<SourceHistory> {
  const key = `${problem.name} ${strategy}`;
  const known = histories.get(key) ?? historyOf(problem, strategy);
  histories.set(key, known);
  return known;
}

async function sourcesOf(kind: string, target: BenchmarkProblem, seed: number): Promise<readonly SourceHistory[]> {
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
        (await load(values.foreign)).map(async (problem) =>
          renamed(await history(problem, 'bayesian'), problem, target),
        ),
      );
    default:
      throw new Error(`there is no kind of history called ${kind}`);
  }
}

const watch = { wall: () => performance.now(), cpu: () => process.cpuUsage().user / 1000 };
const lines: ResultLine[] = [];
for (const seed of parseSeeds(values.seeds)) {
  for (const target of problems) {
    for (const kind of kinds) {
      const sources = await sourcesOf(kind, target, seed);
      const learning = (snapshot: Snapshot): Snapshot =>
        sources.length === 0
          ? snapshot
          : { ...snapshot, sources, spec: { ...snapshot.spec, warmStart: sources.map(({ name }) => name) } };
      const setup = {
        optimiser: kind,
        strategy: { name: 'bayesian' as const, options: {} },
        declareNoise: false,
        budget: Number(values.budget),
      };
      const line = await runStudy(
        target,
        seed,
        setup,
        (snapshot, count, rng) => suggest(learning(snapshot), count, rng),
        watch,
      );
      lines.push(line);
      if (values.out !== undefined) {
        mkdirSync(dirname(values.out), { recursive: true });
        appendFileSync(values.out, `${JSON.stringify(line)}\n`);
      }
    }
  }
}
console.log(printTransfer(lines));
