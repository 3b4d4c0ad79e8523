import type { ResultLine } from './result-line.ts';

/** One problem, one repetition. */
export interface RunTask {
  readonly problem: string;
  readonly seed: number;
}

/** Somewhere a run can be made, one at a time: this process or a child. */
export interface Runner {
  run(task: RunTask): Promise<ResultLine>;
  close(): void;
}

export interface RunObserver {
  finished(task: RunTask, line: ResultLine, seconds: number): void;
  failed(task: RunTask, error: unknown): void;
}

/** Works through the tasks in order, as many at once as there are runners. A run that fails does not stop the others. */
export async function runQueue(
  tasks: readonly RunTask[],
  runners: readonly Runner[],
  observer: RunObserver,
): Promise<void> {
  const waiting = [...tasks];
  async function work(runner: Runner): Promise<void> {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const start = performance.now();
      try {
        const line = await runner.run(task);
        observer.finished(task, line, (performance.now() - start) / 1000);
      } catch (error) {
        observer.failed(task, error);
      }
    }
  }
  try {
    await Promise.all(runners.map(work));
  } finally {
    for (const runner of runners) runner.close();
  }
}
