import { square } from '#numerics';
import { lineThrough } from './line-through.ts';

export interface LevelScore {
  readonly trial: number;
  /** Index of the level, ascending. */
  readonly level: number;
  /** Larger is better. */
  readonly score: number;
}

/** What a score at a level lets expect of the score of a full run. */
export interface LevelExpectation {
  readonly offset: number;
  readonly slope: number;
  /** Of the score of a full run round the expected one. */
  readonly variance: number;
}

/**
 * Lines from the scores at each level to the scores of full runs, chained from level to level.
 *
 * | symbol   | meaning                                                                             |
 * | x, y     | scores at a level and at the next one, of the n trials that came to both            |
 * | b        | (S_xy + t S_xx / n) / (S_xx + t S_xx / n) >= 0, t = ALIGNMENT_TRUST                  |
 * | a        | mean y - b mean x                                                                   |
 *
 * Which trials came to the next level was decided by x, so that a regression of y on x is not misled by the choice; a comparison of means
 * would be. b is drawn towards 1, all curves rising by as much, which is also what holds where nothing is known.
 */
export function alignLevels(results: readonly LevelScore[], levels: number): readonly LevelExpectation[] {
  const scores = Array.from({ length: levels }, () => new Map<number, number>());
  for (const { trial, level, score } of results) scores[level]!.set(trial, score);
  const lines: LevelExpectation[] = new Array<LevelExpectation>(levels);
  lines[levels - 1] = { offset: 0, slope: 1, variance: 0 };
  for (let level = levels - 2; level >= 0; level--) {
    const pairs = [...scores[level]!].flatMap(([trial, x]) => {
      const y = scores[level + 1]!.get(trial);
      return y === undefined ? [] : [[x, y] as const];
    });
    lines[level] = chain(lineThrough(pairs), lines[level + 1]!);
  }
  return lines;
}

function chain(first: LevelExpectation, then: LevelExpectation): LevelExpectation {
  return {
    offset: then.offset + then.slope * first.offset,
    slope: then.slope * first.slope,
    variance: then.variance + square(then.slope) * first.variance,
  };
}
