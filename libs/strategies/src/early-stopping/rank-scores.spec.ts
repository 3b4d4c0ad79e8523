import { dominates } from '#acquisition';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rankScores } from './rank-scores.ts';

describe('rankScores', () => {
  it('counts what is better for one objective', () => {
    expect(rankScores([2], [[1], [2], [3], [4]])).toBe(2);
    expect(rankScores([2], [])).toBe(0);
    expect(rankScores([-Infinity], [[0]])).toBe(1);
  });

  it('counts better fronts, then the net, by hand', () => {
    const front = [
      [0, 4],
      [1, 3],
      [4, 0],
    ];
    // A front in front of it.
    expect(rankScores([0, 0], front)).toBe(3);
    // Ends first (the best in the first objective, then the farthest from it), the middle one last.
    expect(
      rankScores(
        [4, 0],
        [
          [0, 4],
          [1, 3],
        ],
      ),
    ).toBe(0);
    expect(
      rankScores(
        [0, 4],
        [
          [4, 0],
          [1, 3],
        ],
      ),
    ).toBe(1);
    expect(
      rankScores(
        [1, 3],
        [
          [4, 0],
          [0, 4],
        ],
      ),
    ).toBe(2);
    // Equal points stand where the first of them does.
    expect(rankScores([4, 0], front)).toBe(0);
  });

  it('counts the fronts of a chain, and looks at each pair of results twice at most', () => {
    let reads = 0;
    const score = (value: number): number[] =>
      new Proxy([value, value], {
        get: (pair: number[], key) => {
          if (key === '0') reads++;
          return Reflect.get(pair, key) as unknown;
        },
      });
    const chain = Array.from({ length: 60 }, (_, i) => score(i));
    expect(rankScores(score(-1), chain)).toBe(60);
    // A comparison reads the first score of both up to twice, and 61 points make 61^2 comparisons for the counts and as many for the fronts.
    expect(reads).toBeLessThanOrEqual(2 * 61 * 61 * 4);
  });

  it('never puts a better result behind a worse one, nor minds the units or the order of the others', () => {
    const score = fc.integer({ min: 0, max: 5 });
    const pair = fc.tuple(score, score).map((t) => [...t]);
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), pair, pair, (others, a, b) => {
        if (dominates(a, b)) expect(rankScores(a, others)).toBeLessThanOrEqual(rankScores(b, [...others, a]));
        const scaled = (p: number[]): number[] => [p[0]! * 8 + 2, p[1]! / 4];
        expect(rankScores(scaled(a), others.map(scaled))).toBe(rankScores(a, others));
        expect(rankScores(a, others)).toBeLessThanOrEqual(others.length);
      }),
    );
  });
});
