import { createChildRunner } from './child-runner.ts';
import { globMatcher } from './glob.ts';
import { createLocalRunner } from './local-runner.ts';
import { listProblems } from './problems/list-problems.ts';
import { loadSurrogateRuntime } from './problems/surrogate-runtime.ts';
import { appendResult, readResults, runKey } from './result-file.ts';
import type { RunOptions } from './run-options.ts';
import { runQueue } from './run-queue.ts';
import type { RunTask } from './run-queue.ts';
import { UsageError } from './usage-error.ts';

/** Makes the runs that the result file lacks, telling of each on the terminal. Answers how many failed. */
export async function runBenchmark(options: RunOptions): Promise<number> {
  const tasks = missingRuns(options);
  const count = Math.min(options.jobs, tasks.length);
  const create = count > 1 ? createChildRunner : createLocalRunner;
  let failures = 0;
  await runQueue(
    tasks,
    Array.from({ length: count }, () => create(options.data, options)),
    {
      finished({ problem, seed }, line, seconds) {
        appendResult(options.out, line);
        const regret = line.regret.at(-1)?.toPrecision(4) ?? '';
        console.log(`${options.optimiser} ${problem} seed ${seed}: ${regret} in ${seconds.toFixed(1)} s`);
      },
      failed({ problem, seed }, error) {
        failures++;
        console.error(`FAILED ${options.optimiser} ${problem} seed ${seed}`);
        console.error(error instanceof Error ? error.stack : error);
      },
    },
  );
  return failures;
}

/** Seeds outermost: a benchmark that is cut short still covers every problem. */
function missingRuns(options: RunOptions): RunTask[] {
  const matches = globMatcher(options.problems);
  const selected = listProblems(options.data).filter(({ name }) => matches(name));
  if (selected.length === 0) {
    throw new UsageError(
      `--problems ${options.problems} matches no problem of ${options.data}; --list prints their names`,
    );
  }
  if (selected.some(({ kind }) => kind === 'surrogate')) loadSurrogateRuntime();
  const done = new Set(readResults(options.out).map(runKey));
  return options.seeds
    .flatMap((seed) => selected.map(({ name }) => ({ problem: name, seed })))
    .filter((task) => !done.has(runKey({ ...task, optimiser: options.optimiser, budget: options.budget })));
}
