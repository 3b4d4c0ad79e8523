import { mean } from '../suite/mean.ts';
import { normalisedRegret } from '../suite/normalised-regret.ts';

export interface ParallelRun {
  readonly problem: string;
  readonly workers: number;
  readonly seed: number;
  /** After each evaluation. */
  readonly regret: readonly number[];
}

/** Mean normalised regret over seeds, then over problems. */
export function meanRegret(runs: readonly ParallelRun[], workers: number, mark: number): number {
  const own = runs.filter((run) => run.workers === workers);
  const problems = [...new Set(own.map(({ problem }) => problem))];
  return mean(
    problems.map((problem) =>
      mean(own.filter((run) => run.problem === problem).map((run) => normalisedRegret(problem, run.regret[mark - 1]!))),
    ),
  );
}

/** One line per problem and number of workers, and the means. */
export function compareWorkers(runs: readonly ParallelRun[]): string {
  const budget = Math.min(...runs.map(({ regret }) => regret.length));
  const marks = [25, 50, 100].filter((mark) => mark <= budget);
  const workers = [...new Set(runs.map((run) => run.workers))].sort((a, b) => a - b);
  const row = (name: string, own: readonly ParallelRun[]): string =>
    `| ${name} | ${workers.flatMap((count) => marks.map((mark) => meanRegret(own, count, mark).toFixed(4))).join(' | ')} |`;
  const head = workers.flatMap((count) => marks.map((mark) => `${count} at ${mark}`));
  const problems = [...new Set(runs.map(({ problem }) => problem))];
  return [
    `| workers and evaluations | ${head.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(head.length)}`,
    ...problems.map((problem) =>
      row(
        problem,
        runs.filter((run) => run.problem === problem),
      ),
    ),
    row('**mean**', runs),
  ].join('\n');
}
