import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { suggest } from '#strategies';
import { parseSeeds } from '../optimiser/parse-seeds.ts';
import type { StudySetup } from '../optimiser/run-options.ts';
import { runStudy } from '../optimiser/run-study.ts';
import { bbobProblem, FUNCTIONS } from './bbob-problem.ts';
import { MARKS, readGaps, type GapLine } from './gap-line.ts';
import { printGaps } from './print-gaps.ts';
import { startEvaluator } from './start-evaluator.ts';

/**
 * The 24 functions of BBOB under `auto`, told nothing about noise, beside the peers of `peers.py`. A seed is an instance as well: the functions shifted and rotated anew. Runs that the file holds are skipped.
 *
 *   node_modules/.bin/node --conditions=source bench/bbob/run.ts --python PYTHON --dimensions 2,5,10,20 --seeds 11 --out FILE.jsonl
 */
const { values } = parseArgs({
  options: {
    /** An interpreter with the package ioh. */
    python: { type: 'string', default: 'python3' },
    dimensions: { type: 'string', default: '2,5,10,20' },
    seeds: { type: 'string', default: '11' },
    out: { type: 'string', default: 'bench/results/bbob.jsonl' },
    peers: { type: 'string', default: new URL('../peers/bbob.jsonl', import.meta.url).pathname },
  },
});
const OPTIMISER = 'surmise-auto';
const setup: StudySetup = {
  optimiser: OPTIMISER,
  strategy: { name: 'auto', options: {} },
  declareNoise: false,
  budget: MARKS[MARKS.length - 1]!,
};
const watch = { wall: () => performance.now(), cpu: () => performance.now() };

mkdirSync(dirname(values.out), { recursive: true });
const known = existsSync(values.out) ? readGaps(values.out) : [];
const isDone = (problem: string, seed: number): boolean =>
  known.some((line) => line.problem === problem && line.seed === seed);
const evaluator = await startEvaluator(values.python);
for (const seed of parseSeeds(values.seeds))
  for (const dimension of values.dimensions.split(',').map(Number))
    for (let function_ = 1; function_ <= FUNCTIONS; function_++) {
      const problem = bbobProblem(evaluator, function_, dimension, seed);
      if (isDone(problem.name, seed)) continue;
      const { bestSoFarTruth } = await runStudy(problem, seed, setup, suggest, watch);
      const gaps = MARKS.map((mark) => bestSoFarTruth[mark - 1]!);
      const line: GapLine = { optimiser: OPTIMISER, problem: problem.name, seed, gaps };
      appendFileSync(values.out, `${JSON.stringify(line)}\n`);
    }
evaluator.close();
console.log(printGaps([...readGaps(values.out), ...(existsSync(values.peers) ? readGaps(values.peers) : [])]));
