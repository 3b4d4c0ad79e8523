import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scaleOf, scalesSchema } from '../optimiser/compare/scales.ts';
import type { ResultLine } from '../optimiser/result-line.ts';

const MARKS = [1, 3, 5, 9, 15, 25, 50, 100];
const SCALES = fileURLToPath(new URL('../peers/scales.json', import.meta.url));

/** Mean normalised regret by kind of history, over seeds and then over targets, and below it the share of that without a history. */
export function printTransfer(lines: readonly ResultLine[]): string {
  const scales = scalesSchema.parse(JSON.parse(readFileSync(SCALES, 'utf8')));
  const marks = MARKS.filter((mark) => lines.every(({ budget }) => mark <= budget));
  const kinds = [...new Set(lines.map(({ optimiser }) => optimiser))];
  const problems = [...new Set(lines.map(({ problem }) => problem))];
  const at = (kind: string, problem: string, mark: number): number => {
    const { offset, scale } = scaleOf(scales, problem);
    const runs = lines.filter((line) => line.optimiser === kind && line.problem === problem);
    return mean(runs.map(({ regret }) => (regret[mark - 1]! + offset) / scale));
  };
  const overall = (kind: string, mark: number): number => mean(problems.map((problem) => at(kind, problem, mark)));
  const row = (name: string, values: readonly number[]): string =>
    `| ${name} | ${values.map((value) => value.toFixed(3)).join(' | ')} |`;
  const rows = kinds.flatMap((kind) => [
    ...problems.map((problem) =>
      row(
        `${kind}, ${problem}`,
        marks.map((mark) => at(kind, problem, mark)),
      ),
    ),
    row(
      `**${kind}**`,
      marks.map((mark) => overall(kind, mark)),
    ),
  ]);
  const shares = kinds.includes('cold')
    ? kinds
        .filter((kind) => kind !== 'cold')
        .map((kind) =>
          row(
            `${kind} / cold`,
            marks.map((mark) => overall(kind, mark) / overall('cold', mark)),
          ),
        )
    : [];
  return [`| history | ${marks.join(' | ')} |`, `| --- |${' --- |'.repeat(marks.length)}`, ...rows, ...shares].join(
    '\n',
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
