import type { ResultLine } from '../optimiser/result-line.ts';
import { mean } from '../suite/mean.ts';
import { normalisedRegret } from '../suite/normalised-regret.ts';

const MARKS = [1, 3, 5, 9, 15, 25, 50, 100];

function regretOn(lines: readonly ResultLine[], kind: string, problem: string, mark: number): number {
  const runs = lines.filter((line) => line.optimiser === kind && line.problem === problem);
  return mean(runs.map(({ regret }) => normalisedRegret(problem, regret[mark - 1]!)));
}

/** Mean normalised regret with one kind of history, over seeds and then over targets. */
export function regretWith(lines: readonly ResultLine[], kind: string, mark: number): number {
  const problems = [...new Set(lines.map(({ problem }) => problem))];
  return mean(problems.map((problem) => regretOn(lines, kind, problem, mark)));
}

/** Regrets by kind of history, and below them the share of that without a history. */
export function printTransfer(lines: readonly ResultLine[]): string {
  const marks = MARKS.filter((mark) => lines.every(({ budget }) => mark <= budget));
  const kinds = [...new Set(lines.map(({ optimiser }) => optimiser))];
  const problems = [...new Set(lines.map(({ problem }) => problem))];
  const row = (name: string, at: (mark: number) => number): string =>
    `| ${name} | ${marks.map((mark) => at(mark).toFixed(3)).join(' | ')} |`;
  const rows = kinds.flatMap((kind) => [
    ...problems.map((problem) => row(`${kind}, ${problem}`, (mark) => regretOn(lines, kind, problem, mark))),
    row(`**${kind}**`, (mark) => regretWith(lines, kind, mark)),
  ]);
  const shares = kinds
    .filter((kind) => kind !== 'cold' && kinds.includes('cold'))
    .map((kind) => row(`${kind} / cold`, (mark) => regretWith(lines, kind, mark) / regretWith(lines, 'cold', mark)));
  return [`| history | ${marks.join(' | ')} |`, `| --- |${' --- |'.repeat(marks.length)}`, ...rows, ...shares].join(
    '\n',
  );
}
