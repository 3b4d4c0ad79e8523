import { lineThrough, type Line } from './line-through.ts';

export interface LevelScore {
  readonly trial: number;
  /** Index of the level, ascending. */
  readonly level: number;
  /** Larger is better. */
  readonly score: number;
}

/**
 * Lines from the scores at each level to the scores of full runs, chained from level to level.
 *
 * | symbol   | meaning                                                                             |
 * | x, y     | scores at a level and at the next one, of the n trials that came to both            |
 * | b        | max(0, (S_xy + t S_xx / n) / (S_xx + t S_xx / n)), t = ALIGNMENT_TRUST               |
 * | a        | mean y - b mean x                                                                   |
 *
 *   a score s at a level lets expect a + b s at the next
 *
 * Which trials came to the next level was decided by x, so that a regression of y on x is not misled by the choice; a comparison of means
 * would be. b is drawn towards 1, all curves rising by as much, which is also what holds where nothing is known.
 */
export function alignLevels(scores: readonly LevelScore[], levels: number): readonly Line[] {
  const byLevel = Array.from({ length: levels }, () => new Map<number, number>());
  for (const { trial, level, score } of scores) byLevel[level]!.set(trial, score);
  const lines = new Array<Line>(levels).fill({ offset: 0, slope: 1 });
  for (let level = levels - 2; level >= 0; level--) {
    const pairs = [...byLevel[level]!].flatMap(([trial, x]) => {
      const y = byLevel[level + 1]!.get(trial);
      return y === undefined ? [] : [[x, y] as const];
    });
    const { offset, slope } = lineThrough(pairs);
    const then = lines[level + 1]!;
    lines[level] = { offset: then.offset + then.slope * offset, slope: then.slope * slope };
  }
  return lines;
}
