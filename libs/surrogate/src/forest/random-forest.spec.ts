import { describe, expect, it } from '@jest/globals';
import { createRng, type Points } from '#numerics';
import fc from 'fast-check';
import { VARIANCE_FLOOR } from './constants.ts';
import type { ForestData } from './forest-data.ts';
import { fitRandomForest, type RandomForest } from './random-forest.ts';

const points = (rows: readonly (readonly number[])[]): Points => ({
  data: Float64Array.from(rows.flat()),
  count: rows.length,
  stride: rows[0]!.length,
});

function predict(forest: RandomForest, rows: readonly (readonly number[])[]): { mean: number[]; variance: number[] } {
  const mean = new Float64Array(rows.length);
  const variance = new Float64Array(rows.length);
  forest.predict(points(rows), mean, variance);
  return { mean: [...mean], variance: [...variance] };
}

/** n points of `numeric` uniform columns, some missing, and categories of 3 levels. */
function draw(n: number, numeric: number, categories: number, seed: number, missing = 0.2): number[][] {
  const rng = createRng(seed);
  return Array.from({ length: n }, () => [
    ...Array.from({ length: numeric }, () => (rng.next() < missing ? NaN : rng.next())),
    ...Array.from({ length: categories }, () => rng.int(3)),
  ]);
}

const dataOf = (rows: number[][], numeric: number, y: number[], levels = 3): ForestData => ({
  x: points(rows),
  columns: rows[0]!.length,
  numeric,
  levels: Array.from({ length: rows[0]!.length - numeric }, () => levels),
  y: Float64Array.from(y),
});

describe('fitRandomForest', () => {
  it('predicts a step from either side of it, by hand', () => {
    // Four equal outputs on either side: every sample with both sides splits between 0.3 and 0.7, whatever was drawn.
    const rows = [[0], [0.1], [0.2], [0.3], [0.7], [0.8], [0.9], [1]];
    const forest = fitRandomForest(dataOf(rows, 1, [-1, -1, -1, -1, 1, 1, 1, 1]), createRng(1), { trees: 400 });
    const { mean, variance } = predict(forest, [[0.05], [0.95], [0.5]]);
    expect(mean[0]).toBeLessThan(-0.9);
    expect(mean[1]).toBeGreaterThan(0.9);
    // The threshold is uniform between the neighbours, so halfway about half of the trees say either.
    expect(Math.abs(mean[2]!)).toBeLessThan(0.2);
    expect(variance[2]).toBeGreaterThan(0.7);
    expect(variance[2]).toBeGreaterThan(3 * variance[0]!);
    expect([...forest.importance]).toEqual([1]);
  });

  it('adds the variance within leaves to that between trees, by hand', () => {
    // One point of output 0 and one of 2, never split: each tree's leaf has k of 2 draws from the second, k ~ Binomial(2, 1/2).
    const rows = [[0.5], [0.5]];
    const forest = fitRandomForest(dataOf(rows, 1, [0, 2]), createRng(3), { trees: 4000 });
    const { mean, variance } = predict(forest, [[0.5]]);
    // Leaf means 0, 1, 2 with chances 1/4, 1/2, 1/4: mean 1, between 1/2. Leaf variances 0, 1, 0: within 1/2. (A root's parent is itself.)
    expect(mean[0]).toBeCloseTo(1, 1);
    expect(variance[0]).toBeCloseTo(1, 1);
  });

  it('takes a missing value for information', () => {
    const rng = createRng(5);
    const rows = Array.from({ length: 60 }, (_, i) => [i % 3 === 0 ? NaN : rng.next()]);
    const forest = fitRandomForest(
      dataOf(
        rows,
        1,
        rows.map(([x]) => (Number.isNaN(x) ? 2 : 0)),
      ),
      createRng(6),
    );
    const { mean } = predict(forest, [[NaN], [0.01], [0.5], [0.99]]);
    expect(mean[0]).toBeGreaterThan(1.9);
    for (const other of mean.slice(1)) expect(other).toBeLessThan(0.1);
  });

  it('lets missing values take the side that fits them', () => {
    // Missing behaves like large values: a threshold with missing above explains all.
    const rng = createRng(7);
    const rows = Array.from({ length: 80 }, (_, i) => [i % 4 === 0 ? NaN : rng.next()]);
    const y = rows.map(([x]) => (x! < 0.5 ? -1 : 1));
    const forest = fitRandomForest(dataOf(rows, 1, y), createRng(8));
    const { mean } = predict(forest, [[NaN], [0.1], [0.9]]);
    expect(mean[0]).toBeGreaterThan(0.95);
    expect(mean[1]).toBeLessThan(-0.95);
    expect(mean[2]).toBeGreaterThan(0.95);
  });

  it('divides the levels of a category by their means, and doubts a level never met', () => {
    const rng = createRng(9);
    // 40 levels, so two words of a level set; 39 is never met. Even levels are good.
    const rows = Array.from({ length: 390 }, () => [rng.int(39)]);
    const forest = fitRandomForest(
      dataOf(
        rows,
        0,
        rows.map(([x]) => (x! % 2 === 0 ? 1 : -1)),
        40,
      ),
      createRng(10),
    );
    const { mean, variance } = predict(forest, [[6], [7], [36], [35], [39], [NaN]]);
    expect(mean[0]).toBeGreaterThan(0.95);
    expect(mean[1]).toBeLessThan(-0.95);
    expect(mean[2]).toBeGreaterThan(0.95);
    expect(mean[3]).toBeLessThan(-0.95);
    for (const unseen of [4, 5]) {
      expect(Math.abs(mean[unseen]!)).toBeLessThan(0.5);
      expect(variance[unseen]).toBeGreaterThan(0.5);
    }
  });

  it('finds the columns that matter, in a conditional mixed space', () => {
    const rows = draw(200, 5, 3, 11);
    const y = rows.map(([a, , , , , k]) => (Number.isNaN(a) ? -1 : Math.sin(6 * a!)) + (k === 2 ? 1 : 0));
    const forest = fitRandomForest(dataOf(rows, 5, y), createRng(12));
    const ranked = [...forest.importance.keys()].sort((a, b) => forest.importance[b]! - forest.importance[a]!);
    expect(ranked.slice(0, 2).sort()).toEqual([0, 5]);
    expect(forest.importance.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    // Points not seen are predicted far better than by the mean.
    const fresh = draw(200, 5, 3, 13);
    const truth = fresh.map(([a, , , , , k]) => (Number.isNaN(a) ? -1 : Math.sin(6 * a!)) + (k === 2 ? 1 : 0));
    const { mean } = predict(forest, fresh);
    const centre = truth.reduce((a, b) => a + b, 0) / truth.length;
    const error = truth.reduce((sum, t, i) => sum + (t - mean[i]!) ** 2, 0);
    expect(error).toBeLessThan(0.15 * truth.reduce((sum, t) => sum + (t - centre) ** 2, 0));
  });

  it('gives the same forest for the same seed', () => {
    const rows = draw(50, 3, 1, 14);
    const data = dataOf(
      rows,
      3,
      rows.map(([, b]) => (Number.isNaN(b) ? 0 : b!)),
    );
    const at = (trees: number, seed: number): number[] =>
      predict(fitRandomForest(data, createRng(seed), { trees }), rows).mean;
    expect(at(10, 1)).toEqual(at(10, 1));
    expect(at(10, 1)).not.toEqual(at(10, 2));
  });

  it('stays within the observed outputs, with a positive variance, whatever the batch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer(), fc.integer({ min: 1, max: 30 }), (n, seed, batch) => {
        const rows = draw(n, 3, 2, seed, 0.4);
        const rng = createRng(seed).fork('outputs');
        const y = rows.map(() => rng.normal());
        const forest = fitRandomForest(dataOf(rows, 3, y), rng, { trees: 12 });
        const fresh = draw(Math.max(n, batch), 3, 2, seed + 1, 0.4);
        const all = predict(forest, fresh);
        all.mean.forEach((mean, i) => {
          expect(mean).toBeGreaterThanOrEqual(Math.min(...y) - 1e-12);
          expect(mean).toBeLessThanOrEqual(Math.max(...y) + 1e-12);
          expect(all.variance[i]).toBeGreaterThanOrEqual(VARIANCE_FLOOR);
        });
        // A point's prediction does not depend on its company, nor on a larger batch before it.
        fresh.slice(0, batch).forEach((row, i) => {
          const alone = predict(forest, [row]);
          expect(alone.mean[0]).toBe(all.mean[i]);
          expect(alone.variance[0]).toBe(all.variance[i]);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('ignores the order of the scale: a monotone change of a column keeps the splits between the same points', () => {
    const rows = draw(60, 2, 0, 15, 0);
    const y = rows.map(([a, b]) => a! * b!);
    const plain = fitRandomForest(dataOf(rows, 2, y), createRng(16));
    const doubled = fitRandomForest(
      dataOf(
        rows.map(([a, b]) => [2 * a! + 1, b!]),
        2,
        y,
      ),
      createRng(16),
    );
    const [left, right] = [
      predict(plain, rows),
      predict(
        doubled,
        rows.map(([a, b]) => [2 * a! + 1, b!]),
      ),
    ];
    left.mean.forEach((mean, i) => {
      expect(right.mean[i]).toBeCloseTo(mean, 10);
    });
  });

  it('predicts a constant, one observation, and a column with nothing in it', () => {
    const constant = fitRandomForest(dataOf(draw(20, 2, 1, 17), 2, Array<number>(20).fill(0.25)), createRng(1));
    expect(predict(constant, [[0.5, NaN, 1]])).toEqual({ mean: [0.25], variance: [VARIANCE_FLOOR] });
    expect([...constant.importance]).toEqual([0, 0, 0]);
    const single = fitRandomForest(dataOf([[0.5, NaN]], 2, [1.5]), createRng(1));
    expect(predict(single, [[0.1, 0.2]]).mean).toEqual([1.5]);
    const empty = fitRandomForest(dataOf([[NaN], [NaN], [NaN]], 1, [1, 2, 3]), createRng(1));
    expect(predict(empty, [[0.3]]).mean[0]).toBeCloseTo(2, 0);
  });

  it('answers with ten thousand levels', () => {
    const rng = createRng(18);
    const rows = Array.from({ length: 200 }, () => [rng.next(), rng.int(10_000)]);
    const forest = fitRandomForest(
      dataOf(
        rows,
        1,
        rows.map(([a]) => a!),
        10_000,
      ),
      rng,
    );
    const { mean } = predict(forest, [
      [0.05, 9_999],
      [0.95, 0],
    ]);
    expect(mean[1]! - mean[0]!).toBeGreaterThan(0.3);
  });

  it('refuses what it cannot model', () => {
    const rng = createRng(1);
    expect(() => fitRandomForest(dataOf([[0.5]], 1, [NaN]), rng)).toThrow(RangeError);
    expect(() => fitRandomForest(dataOf([[Infinity]], 1, [1]), rng)).toThrow(RangeError);
    expect(() => fitRandomForest(dataOf([[3]], 0, [1]), rng)).toThrow(RangeError);
    expect(() => fitRandomForest(dataOf([[0.5]], 0, [1]), rng)).toThrow(RangeError);
    expect(() => fitRandomForest({ ...dataOf([[0.5]], 1, [1]), y: new Float64Array(2) }, rng)).toThrow(RangeError);
  });
});

describe('outOfBag', () => {
  it('predicts from the trees that did not draw the observation', () => {
    const rows = draw(40, 2, 1, 19);
    const rng = createRng(20);
    const y = rows.map(() => rng.normal());
    const { mean, variance, logDensity } = fitRandomForest(dataOf(rows, 2, y), createRng(21)).outOfBag();
    // Pure noise: within the sample a forest correlates with it, out of the bag it must not.
    const inside = predict(fitRandomForest(dataOf(rows, 2, y), createRng(21)), rows).mean;
    const product = (a: ArrayLike<number>): number => y.reduce((sum, value, i) => sum + value * a[i]!, 0);
    expect(product(inside)).toBeGreaterThan(10);
    expect(product(mean)).toBeLessThan(5);
    const density = y.map(
      (value, i) => -0.5 * (Math.log(2 * Math.PI * variance[i]!) + (value - mean[i]!) ** 2 / variance[i]!),
    );
    expect(logDensity).toBeCloseTo(density.reduce((a, b) => a + b, 0) / 40, 10);
  });

  it('tells a model from chance', () => {
    const rows = draw(100, 3, 1, 22, 0);
    const rng = createRng(23);
    const signal = fitRandomForest(
      dataOf(
        rows,
        3,
        rows.map(([a]) => 3 * a! - 1.5),
      ),
      createRng(1),
    ).outOfBag();
    const noise = fitRandomForest(
      dataOf(
        rows,
        3,
        rows.map(() => rng.normal()),
      ),
      createRng(1),
    ).outOfBag();
    // A standard normal by itself has -1.42 on average.
    expect(signal.logDensity).toBeGreaterThan(-0.6);
    expect(noise.logDensity).toBeLessThan(-1.3);
  });

  it('leaves out what every tree drew', () => {
    const { mean, logDensity } = fitRandomForest(dataOf([[0.5]], 1, [1]), createRng(1), { trees: 3 }).outOfBag();
    expect(mean[0]).toBeNaN();
    expect(logDensity).toBe(-Infinity);
  });
});
