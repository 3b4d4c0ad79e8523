import { recommend, suggest } from '#strategies';
import type { BenchmarkProblem } from './problems/benchmark-problem.ts';
import { listProblems } from './problems/list-problems.ts';
import type { StudySetup } from './run-options.ts';
import type { Runner } from './run-queue.ts';
import { runStudy } from './run-study.ts';
import type { Stopwatch } from './run-study.ts';
import { UsageError } from './usage-error.ts';

const PROCESS_WATCH: Stopwatch = {
  wall: () => performance.now(),
  cpu() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/** Runs in this process. A problem is loaded once, when its first run comes. */
export function createLocalRunner(data: string, setup: StudySetup): Runner {
  const listed = new Map(listProblems(data).map((problem) => [problem.name, problem]));
  const loaded = new Map<string, Promise<BenchmarkProblem>>();

  function load(name: string): Promise<BenchmarkProblem> {
    const known = loaded.get(name);
    if (known) return known;
    const problem = listed.get(name);
    if (!problem) throw new UsageError(`${data} has no problem ${name}`);
    const loading = problem.load();
    loaded.set(name, loading);
    return loading;
  }

  return {
    async run({ problem, seed }) {
      return runStudy(await load(problem), seed, setup, suggest, PROCESS_WATCH, recommend);
    },
    close: () => undefined,
  };
}
