import { describe, expect, it } from '@jest/globals';
import { alignLevels, alignScore, type LevelScore } from './align-levels.ts';
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
    for (const [line, offset] of [
      [first, 11],
      [second, 10],
      [last, 0],
    ] as const) {
      expect(line!.slope).toBeCloseTo(1, 12);
      expect(line!.offset).toBeCloseTo(offset, 12);
    }
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
    expect(line!.slope).toBe(0);
    expect(line!.offset).toBeCloseTo(3, 12);
  });

  describe('with a disaster', () => {
    /** Everybody gains 1, or a little less. */
    const curves = [0, 1, 2, 3, 4, 5, 6, 7].map((score) => [score, score + 1 - score / 100]);
    const [plain] = alignLevels(scores(curves), 2);

    it.each([
      ['recovers', [-1e4, 5]],
      ['recovers from what no square holds', [-1e300, 5]],
      ['comes after a good beginning', [5, -1e4]],
      ['goes on', [-1e4, -1e4]],
    ])('that %s draws the line as the others do', (_, disaster) => {
      const [line] = alignLevels(scores([...curves, disaster]), 2);
      expect(line!.slope).toBeCloseTo(plain!.slope, 12);
      expect(line!.offset).toBeCloseTo(plain!.offset, 12);
    });

    it('takes it for one on the fence', () => {
      // Of nine at the first level the third, 1, and the seventh, 5: 1 - 30 * 4.
      const [line] = alignLevels(scores([...curves, [-1e300, 5]]), 2);
      expect(alignScore(line!, -1e300)).toBeCloseTo(line!.offset - 119 * line!.slope, 10);
      expect(alignScore(line!, 3)).toBeCloseTo(line!.offset + 3 * line!.slope, 12);
    });

    it('knows an average trial that ran on by all that came to the level, also among the best', () => {
      // 0 is far below 6 .. 7, but not among 0 .. 7: it tells that others rise more.
      const best = [6, 6.1, 6.2, 6.3, 7].map((score) => [score, 10]);
      const others = [1, 2, 3, 4, 5].map((score) => [score]);
      const [line] = alignLevels(scores([[0, 0], ...best, ...others]), 2);
      expect(line!.slope).toBeGreaterThan(1.3);
    });
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

  it('draws it for scores of any size', () => {
    const { offset, slope } = lineThrough([
      [1e300, 2e300],
      [-1e300, 1e300],
    ]);
    expect(slope).toBeCloseTo(0.8, 12);
    expect(offset / 1.5e300).toBeCloseTo(1, 12);
    expect(lineThrough([[0, 0]])).toEqual({ offset: 0, slope: 1 });
  });

  it('adds a constant where the trials do not differ', () => {
    const { offset, slope } = lineThrough([
      [2, 5],
      [2, 7],
    ]);
    expect(slope).toBe(1);
    expect(offset).toBeCloseTo(4, 12);
  });
});
