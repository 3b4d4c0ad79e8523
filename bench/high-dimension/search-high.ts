import { suggest } from '#strategies';
import type { StrategyName } from '#study';
import { significant } from '../optimiser/result-line.ts';
import { runStudy } from '../optimiser/run-study.ts';
import { findProblem } from './find-problem.ts';
import { MARKS, type HighLine } from './high-line.ts';

export interface HighSetup {
  readonly optimiser: string;
  readonly strategy: StrategyName;
  readonly budget: number;
}

/** One search of a problem's instance, as a user would set it up: nothing but the space, the goal and the budget. */
export async function searchHigh(
  problemName: string,
  seed: number,
  { optimiser, strategy, budget }: HighSetup,
): Promise<HighLine> {
  const problem = findProblem(problemName, seed);
  const setup = { optimiser, strategy: { name: strategy, options: {} }, declareNoise: false, budget };
  const watch = { wall: () => performance.now(), cpu: () => process.cpuUsage().user / 1000 };
  const run = await runStudy(problem, seed, setup, suggest, watch);
  const marks = MARKS.filter((mark) => mark <= budget);
  const times = [...(run.cpuMs ?? [])].sort((a, b) => a - b);
  return {
    optimiser,
    version: run.version,
    problem: problemName,
    seed,
    budget,
    marks,
    regret: marks.map((mark) => significant(run.regret[mark - 1]! / problem.randomMean)),
    cpuMsMedian: times[times.length >> 1] ?? 0,
  };
}
