import { describe, expect, it } from '@jest/globals';
import { createRng } from '#numerics';
import fc from 'fast-check';
import { decomposeBoxes, type Boxes } from './decompose-boxes.ts';
import { hypervolume } from './hypervolume.ts';
import { dominates, paretoFront } from './pareto-front.ts';
import { referencePoint } from './reference-point.ts';

/** HVI(y), by the formula of decomposeBoxes(). */
function addedInBoxes({ objectives, count, lower, upper }: Boxes, y: readonly number[]): number {
  let total = 0;
  for (let k = 0; k < count; k++) {
    const side = (at: number, j: number): number => Math.max(0, Math.min(y[j]!, upper[at]!) - lower[at]!);
    total += y.reduce((volume, _, j) => volume * side(k * objectives + j, j), 1);
  }
  return total;
}

/** Inclusion and exclusion over all subsets: slow, and nothing like the sweeps. */
function byInclusion(points: readonly number[][], reference: readonly number[]): number {
  let total = 0;
  for (let subset = 1; subset < 2 ** points.length; subset++) {
    let [volume, size] = [1, 0];
    const chosen = points.filter((_, i) => (subset >> i) & 1);
    size = chosen.length;
    reference.forEach((r, j) => (volume *= Math.max(0, Math.min(...chosen.map((p) => p[j]!)) - r)));
    total += size % 2 === 1 ? volume : -volume;
  }
  return total;
}

// Few distinct values, so that ties and equal points are common.
const coordinate = fc.oneof(fc.integer({ min: -1, max: 4 }), fc.double({ min: -1, max: 4, noNaN: true }));
const pointsOf = (m: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(coordinate, { minLength: m, maxLength: m }), { maxLength: 7 });

describe('paretoFront', () => {
  it('keeps what nothing dominates, of equal points the first, and nothing with a NaN', () => {
    const points = [
      [1, 1],
      [2, 0],
      [0, 2],
      [1, 1],
      [1, 0],
      [NaN, 9],
      [0, 0],
    ];
    expect(paretoFront(points)).toEqual([0, 1, 2]);
    expect(paretoFront([])).toEqual([]);
    expect(paretoFront([[1], [3], [2]])).toEqual([1]);
  });

  it('agrees with the definition', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }).chain(pointsOf), (points) => {
        const expected = points
          .map((_, i) => i)
          .filter(
            (i) =>
              !points.some((p, k) => dominates(p, points[i]!) || (k < i && p.every((v, j) => v === points[i]![j]))),
          );
        expect(paretoFront(points)).toEqual(expected);
      }),
    );
  });
});

describe('referencePoint', () => {
  it('lies half of the range beyond the worst, or where the user says', () => {
    expect([
      ...referencePoint(
        [
          [1, 10],
          [3, 30],
          [NaN, -99],
        ],
        2,
      ),
    ]).toEqual([1 - 1, 10 - 10]);
    expect([
      ...referencePoint(
        [
          [1, 10],
          [3, 30],
        ],
        2,
        [null, 5],
      ),
    ]).toEqual([1 - 1, 5]);
    expect([...referencePoint([[2, 2]], 2)]).toEqual([1.5, 1.5]);
    expect([...referencePoint([], 2)]).toEqual([-0.5, -0.5]);
  });
});

describe('hypervolume', () => {
  it('is what one counts by hand', () => {
    expect(hypervolume([], [0, 0])).toBe(0);
    expect(hypervolume([[2], [5]], [1])).toBe(4);
    expect(
      hypervolume(
        [
          [3, 1],
          [2, 2],
          [1, 3],
        ],
        [0, 0],
      ),
    ).toBe(3 + 2 + 1);
    expect(hypervolume([[1, 1, 1]], [0, 0, 0])).toBe(1);
    expect(
      hypervolume(
        [
          [2, 1, 1],
          [1, 2, 1],
          [1, 1, 2],
        ],
        [0, 0, 0],
      ),
    ).toBe(4);
    expect(
      hypervolume(
        [
          [2, 1, 1, 1],
          [1, 2, 1, 1],
          [1, 1, 2, 1],
          [1, 1, 1, 2],
        ],
        [0, 0, 0, 0],
      ),
    ).toBe(5);
    // On the edge of the reference, or beyond it: nothing.
    expect(
      hypervolume(
        [
          [1, 0],
          [-1, 5],
        ],
        [0, 0],
      ),
    ).toBe(0);
  });

  it.each([2, 3, 4])('agrees with inclusion and exclusion for %i objectives', (m) => {
    fc.assert(
      fc.property(pointsOf(m), (points) => {
        const reference = Array<number>(m).fill(-0.5);
        expect(hypervolume(points, reference)).toBeCloseTo(byInclusion(points, reference), 9);
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order of points or objectives, and never shrinks', () => {
    fc.assert(
      fc.property(pointsOf(4), fc.array(coordinate, { minLength: 4, maxLength: 4 }), (points, more) => {
        const reference = [-1, -2, -1, -3];
        const volume = hypervolume(points, reference);
        expect(hypervolume([...points].reverse(), reference)).toBeCloseTo(volume, 9);
        const turned = (p: readonly number[]): number[] => [p[2]!, p[0]!, p[3]!, p[1]!];
        expect(hypervolume(points.map(turned), turned(reference))).toBeCloseTo(volume, 9);
        expect(hypervolume([...points, more], reference)).toBeGreaterThanOrEqual(volume - 1e-9);
      }),
    );
  });

  it('measures a large front in three objectives', () => {
    // Points on the simplex x + y + z = 20 with whole coordinates: below them lie the unit cubes whose outer corner has a sum of at most 20.
    const points: number[][] = [];
    for (let x = 1; x < 19; x++) for (let y = 1; x + y < 20; y++) points.push([x, y, 20 - x - y]);
    expect(hypervolume(points, [0, 0, 0])).toBe((20 * 19 * 18) / 6);
  });
});

describe('decomposeBoxes', () => {
  it('divides the plane above two points into three strips', () => {
    const { count, lower, upper } = decomposeBoxes(
      [
        [1, 2],
        [2, 1],
      ],
      [0, 0],
    );
    const boxes = Array.from({ length: count }, (_, k) => [
      ...lower.subarray(2 * k, 2 * k + 2),
      ...upper.subarray(2 * k, 2 * k + 2),
    ]);
    expect(boxes.sort((a, b) => a[1]! - b[1]!)).toEqual([
      [2, 0, Infinity, 1],
      [1, 1, Infinity, 2],
      [0, 2, Infinity, Infinity],
    ]);
  });

  it.each([1, 2, 3, 4])('says what a new point adds for %i objectives', (m) => {
    fc.assert(
      fc.property(pointsOf(m), fc.array(coordinate, { minLength: m, maxLength: m }), (points, more) => {
        const reference = Array<number>(m).fill(-0.5);
        const added = hypervolume([...points, more], reference) - hypervolume(points, reference);
        expect(addedInBoxes(decomposeBoxes(points, reference), more)).toBeCloseTo(added, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('needs few boxes', () => {
    const rng = createRng(1);
    const front = (n: number, m: number): number[][] =>
      Array.from({ length: n }, () => {
        const v = Array.from({ length: m }, () => Math.abs(rng.normal()));
        const length = Math.hypot(...v);
        return v.map((x) => x / length);
      });
    expect(decomposeBoxes(front(30, 2), [0, 0]).count).toBe(31);
    expect(decomposeBoxes(front(30, 3), [0, 0, 0]).count).toBeLessThanOrEqual(2 * 30 + 31);
    expect(decomposeBoxes(front(30, 4), [0, 0, 0, 0]).count).toBeLessThanOrEqual(30 * 30);
  });
});
