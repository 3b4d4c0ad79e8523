import { ranks } from '../optimiser/compare/ranks.ts';
import { mean } from '../suite/mean.ts';
import { MARKS, type GapLine } from './gap-line.ts';

/** Gaps below this are the same. */
const LEAST_GAP = 1e-8;

/**
 * By dimension and optimiser: the mean over runs and functions of the decimal logarithm of the gap, since functions differ by a factor of 10^7, and the mean rank, after each of MARKS. Only functions and
 * seeds that all optimisers ran.
 */
export function printGaps(lines: readonly GapLine[]): string {
  const optimisers = [...new Set(lines.map(({ optimiser }) => optimiser))];
  const runs = new Map(lines.map((line) => [keyOf(line.optimiser, line), line]));
  const shared = lines.filter(
    (line) => line.optimiser === optimisers[0] && optimisers.every((name) => runs.has(keyOf(name, line))),
  );
  const dimensions = [...new Set(shared.map(dimensionOf))].sort((a, b) => a - b);
  const rows = dimensions.flatMap((dimension) => {
    const members = shared.filter((line) => dimensionOf(line) === dimension);
    const problems = [...new Set(members.map(({ problem }) => problem))];
    const scoreOf = (optimiser: string, problem: string, mark: number): number =>
      mean(
        members
          .filter((line) => line.problem === problem)
          .map((line) => Math.log10(Math.max(LEAST_GAP, runs.get(keyOf(optimiser, line))!.gaps[mark]!))),
      );
    const scoresAt = (mark: number) =>
      problems.map((problem) => new Map(optimisers.map((name) => [name, scoreOf(name, problem, mark)])));
    const columns = MARKS.map((_, mark) => scoresAt(mark).map((scores) => ({ scores, places: ranks(scores) })));
    return optimisers.map((optimiser) => {
      const cells = columns.map((column) => {
        const score = mean(column.map(({ scores }) => scores.get(optimiser)!));
        const place = mean(column.map(({ places }) => places.get(optimiser)!));
        return `${score.toFixed(2)} (${place.toFixed(2)})`;
      });
      return `| ${dimension} | ${optimiser} | ${members.length} | ${cells.join(' | ')} |`;
    });
  });
  const heads = MARKS.map((mark) => `after ${mark}`);
  return [`| d | optimiser | runs | ${heads.join(' | ')} |`, '| --- | --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function keyOf(optimiser: string, { problem, seed }: Pick<GapLine, 'problem' | 'seed'>): string {
  return `${optimiser} ${problem} ${seed}`;
}

function dimensionOf({ problem }: GapLine): number {
  return Number(/-(\d+)d$/.exec(problem)?.[1]);
}
