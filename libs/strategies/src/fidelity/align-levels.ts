import { outerFence } from '../outer-fence.ts';
import { LEVEL_REACH } from './constants.ts';
import { lineThrough, type Line } from './line-through.ts';

export interface LevelScore {
  readonly trial: number;
  /** Index of the level, ascending. */
  readonly level: number;
  /** Larger is better. */
  readonly score: number;
}

/** From the scores at a level to those of full runs. */
export interface LevelLine extends Line {
  /** outerFence() of the scores at the level: a score below it counts as one on it. */
  readonly fence: number;
}

/**
 * Lines from the scores at each level to the scores of full runs, chained from level to level.
 *
 * | symbol   | meaning                                                                                          |
 * | x, y     | scores at a level and at the next one, of the n trials that came to both and lie far out at neither |
 * | b        | max(0, (S_xy + t S_xx / n) / (S_xx + t S_xx / n)), t = ALIGNMENT_TRUST                            |
 * | a        | mean y - b mean x                                                                                |
 *
 *   a score s at a level lets expect a + b s at the next
 *
 * Which trials came to the next level was decided by x, so that a regression of y on x is not misled by the choice; a comparison of means
 * would be. b is drawn towards 1, all curves rising by as much, which is also what holds where nothing is known. One trial that began at a loss of
 * 1e4 and recovered would draw the line by itself, so it is left out. What lies far out is told by all scores at a level: those that came on
 * were chosen and lie close together, and an average one among them is the one that tells the slope. See LEVEL_REACH for how far.
 */
export function alignLevels(scores: readonly LevelScore[], levels: number): readonly LevelLine[] {
  const byLevel = Array.from({ length: levels }, () => new Map<number, number>());
  for (const { trial, level, score } of scores) byLevel[level]!.set(trial, score);
  const fences = byLevel.map((known) => outerFence([...known.values()], LEVEL_REACH));
  const lines = fences.map((fence): LevelLine => ({ offset: 0, slope: 1, fence }));
  for (let level = levels - 2; level >= 0; level--) {
    const [fence, nextFence] = [fences[level]!, fences[level + 1]!];
    const pairs = [...byLevel[level]!].flatMap(([trial, x]) => {
      const y = byLevel[level + 1]!.get(trial);
      return y === undefined || x < fence || y < nextFence ? [] : [[x, y] as const];
    });
    const { offset, slope } = lineThrough(pairs);
    const then = lines[level + 1]!;
    lines[level] = { offset: then.offset + then.slope * offset, slope: then.slope * slope, fence };
  }
  return lines;
}

/** The score of a full run that a score at the level is worth. */
export function alignScore({ offset, slope, fence }: LevelLine, score: number): number {
  return offset + slope * Math.max(fence, score);
}
