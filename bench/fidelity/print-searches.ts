import { mean } from '../suite/mean.ts';
import type { Progress } from './search-curves.ts';

/** Shares of the steps of 100 full runs. */
const MARKS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.35, 0.5, 0.75, 1];

export interface SearchLine {
  readonly kind: string;
  readonly problem: string;
  readonly seed: number;
  readonly workers: number;
  /** Of 100 full runs. */
  readonly fullSteps: number;
  readonly progress: readonly Progress[];
}

/** Mean normalised regret by kind of search and share of the steps of 100 full runs, over seeds and then over problems. */
export function printSearches(lines: readonly SearchLine[]): string {
  const problems = [...new Set(lines.map(({ problem }) => problem))];
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  const families = [...new Set(problems.map(familyOf))];
  const rows: string[] = [];
  for (const kind of kinds) {
    for (const problem of problems) rows.push(row(`${kind}, ${problem}`, [runsOf(lines, kind, problem)]));
    for (const family of families) {
      const members = problems.filter((problem) => familyOf(problem) === family);
      if (members.length > 1)
        rows.push(
          row(
            `**${kind}, ${family}**`,
            members.map((problem) => runsOf(lines, kind, problem)),
          ),
        );
    }
  }
  return [
    `| search | ${MARKS.map((mark) => `${100 * mark} %`).join(' | ')} | trials | time |`,
    `| --- |${' --- |'.repeat(MARKS.length + 2)}`,
    ...rows,
  ].join('\n');
}

function familyOf(problem: string): string {
  return problem.split('-')[0] ?? problem;
}

function runsOf(lines: readonly SearchLine[], kind: string, problem: string): readonly SearchLine[] {
  return lines.filter((line) => line.kind === kind && line.problem === problem);
}

function row(name: string, groups: readonly (readonly SearchLine[])[]): string {
  const overall = (value: (line: SearchLine) => number): number => mean(groups.map((runs) => mean(runs.map(value))));
  const regrets = MARKS.map((mark) => {
    const isReached = groups
      .flat()
      .every(({ progress, fullSteps }) => (progress.at(-1)?.steps ?? 0) >= 0.95 * mark * fullSteps);
    return isReached ? overall((line) => regretAt(line, mark)).toFixed(4) : '';
  });
  const trials = overall(({ progress }) => progress.length).toFixed(0);
  const time = overall(({ progress, fullSteps }) => (progress.at(-1)?.time ?? 0) / fullSteps).toFixed(3);
  return `| ${name} | ${regrets.join(' | ')} | ${trials} | ${time} |`;
}

function regretAt({ progress, fullSteps }: SearchLine, mark: number): number {
  return progress.findLast(({ steps }) => steps <= mark * fullSteps)?.regret ?? 1;
}
