import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRng } from '#numerics';
import { suggest } from '#strategies';
import { studySpecSchema, suggestionSeed, type StrategyName, type Suggestion } from '#study';
import { GrowingSnapshot } from '../optimiser/growing-snapshot.ts';
import { deepProblems, type DeepProblem } from './deep-problems.ts';

/**
 * Does it pay that `auto` chooses the surrogate? Deeply conditional spaces on which the process is at home (smooth) and others on which it is not (stepped), under
 * `auto` and under either surrogate alone. Regret 1 is the mean of random configurations, 0 the best of 2,000: it can go below.
 *
 *   node_modules/.bin/node --conditions=source bench/surrogate-choice/run.ts --instances 3 --seeds 3 --out FILE.jsonl
 */
const { values } = parseArgs({
  options: {
    instances: { type: 'string', default: '3' },
    seeds: { type: 'string', default: '3' },
    strategies: { type: 'string', default: 'auto,bayesian,random-forest' },
    out: { type: 'string' },
  },
});
const TRIALS = 100;
const SHOWN = [25, 50, 100];

interface Run {
  readonly regret: readonly number[];
  /** Suggestions that the forest made. */
  readonly byForest: number;
}

function search(problem: DeepProblem, strategy: StrategyName, seed: number): Run {
  const spec = studySpecSchema.parse({
    parameters: [...problem.parameters],
    objectives: [{ metric: 'value', goal: 'minimize' }],
    strategy: { name: strategy },
    budget: { trials: TRIALS },
  });
  const snapshot = new GrowingSnapshot({ ...spec, seed });
  let [best, byForest] = [Infinity, 0];
  const regret: number[] = [];
  for (let trial = 1; trial <= TRIALS; trial++) {
    const now = snapshot.now();
    const [suggestion] = suggest(now, 1, createRng(suggestionSeed(now)));
    if (suggestion === undefined) throw new Error('an empty answer');
    const value = problem.regretOf(suggestion.assignments);
    best = Math.min(best, value);
    if (isOfForest(suggestion)) byForest++;
    if (SHOWN.includes(trial)) regret.push(best);
    snapshot.add(suggestion, value);
  }
  return { regret, byForest };
}

function isOfForest({ explanation }: Suggestion): boolean {
  return explanation.source === 'random-forest';
}

const strategies = values.strategies.split(',') as StrategyName[];
const found = new Map<string, Run[]>();
for (let seed = 0; seed < Number(values.seeds); seed++) {
  for (const problem of deepProblems(Number(values.instances))) {
    for (const strategy of strategies) {
      const run = search(problem, strategy, seed);
      if (values.out !== undefined)
        appendFileSync(values.out, `${JSON.stringify({ problem: problem.name, strategy, seed, ...run })}\n`);
      const key = `| ${problem.name.split('-')[0] ?? ''} | ${strategy} |`;
      found.set(key, [...(found.get(key) ?? []), run]);
    }
  }
}
console.log(
  `| objective | strategy | regret at ${SHOWN.join(' / ')} | by the forest | runs |\n| --- | --- | --- | --- | --- |`,
);
for (const [key, runs] of found) {
  const mean = (pick: (run: Run) => number): number => runs.reduce((sum, run) => sum + pick(run) / runs.length, 0);
  const regrets = SHOWN.map((_, i) => mean(({ regret }) => regret[i] ?? NaN).toFixed(3)).join(' / ');
  console.log(
    `${key} ${regrets} | ${(100 * mean(({ byForest }) => byForest / TRIALS)).toFixed(0)} % | ${runs.length} |`,
  );
}
