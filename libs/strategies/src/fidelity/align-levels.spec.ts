import { describe, expect, it } from '@jest/globals';
import { alignLevels, type LevelScore } from './align-levels.ts';
import { lineThrough } from './line-through.ts';

const scores = (curves: readonly (readonly number[])[]): LevelScore[] =>
  curves.flatMap((curve, trial) => curve.map((score, level) => ({ trial, level, score })));

describe('alignLevels', () => {
  it('leaves the last level, and all of them while nobody came on, as they are', () => {
    for (const { offset, slope } of alignLevels(scores([[1], [2]]), 3)) expect([offset, slope]).toEqual([0, 1]);
  });

  it('chains what is gained from level to level', () => {
    // Everybody gains 1 and then 10: the slope stays 1 and the offsets add up.
    const [first, second, last] = alignLevels(scores([[1, 2, 12], [2, 3, 13], [3, 4, 14], [0]]), 3);
    expect(first).toMatchObject({ slope: 1, offset: 11 });
    expect(second).toMatchObject({ slope: 1, offset: 10 });
    expect(last).toMatchObject({ slope: 1, offset: 0 });
  });

  it('is not misled by the choice of those that went on', () => {
    // y = 2 x of all, but only the best were seen at the next level: a comparison of means would call that a gain of 5.
    const [line] = alignLevels(scores([[0], [1], [2], [4, 8], [5, 10], [6, 12]]), 2);
    expect(line!.slope).toBeCloseTo(1.5, 12);
    expect(line!.offset + line!.slope * 5).toBeCloseTo(10, 12);
  });

  it('never turns an order round', () => {
    const [line] = alignLevels(
      scores([
        [0, 9],
        [1, 5],
        [2, 1],
        [3, -3],
      ]),
      2,
    );
    expect(line).toMatchObject({ slope: 0, offset: 3 });
  });
});

describe('lineThrough', () => {
  it('draws the slope towards 1 by three trials', () => {
    // S_xx = 2, S_xy = 6, n = 3: (6 + 2) / (2 + 2).
    expect(
      lineThrough([
        [0, 0],
        [1, 3],
        [2, 6],
      ]).slope,
    ).toBeCloseTo(2, 12);
  });

  it('adds a constant where the trials do not differ', () => {
    expect(
      lineThrough([
        [2, 5],
        [2, 7],
      ]),
    ).toMatchObject({ slope: 1, offset: 4 });
  });
});
