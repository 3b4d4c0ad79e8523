import { describe, expect, it } from '@jest/globals';
import { createPlainKernels, createRng, normalCdf, normalPdf } from '#numerics';
import fc from 'fast-check';
import { decomposeBoxes } from './decompose-boxes.ts';
import { createExactLogEhvi } from './exact-log-ehvi.ts';
import { hypervolumeSamples } from './hypervolume-samples.ts';
import type { LogEhvi } from './log-ehvi.ts';
import { createSampledLogEhvi } from './sampled-log-ehvi.ts';

const one = (values: readonly number[]): Float64Array[] => values.map((value) => Float64Array.of(value));

function evaluate(ehvi: LogEhvi, mean: readonly number[], deviation: readonly number[]) {
  const out = new Float64Array(1);
  const [perMean, perDeviation] = [one(mean), one(deviation)];
  const variances = one(deviation.map((s) => s * s));
  ehvi.scoreWithGradients(one(mean), variances, 1, out, perMean, perDeviation);
  const alone = new Float64Array(1);
  ehvi.score(one(mean), variances, 1, alone);
  expect(alone[0]).toBe(out[0]);
  return { value: out[0]!, perMean: perMean.map((g) => g[0]!), perDeviation: perDeviation.map((g) => g[0]!) };
}

/** Emmerich, Deutz and Klinkenberg (2011) for two objectives, strip by strip, in plain numbers. */
function ehviInPlane(front: readonly number[][], [rx, ry]: number[], [mx, my]: number[], [sx, sy]: number[]): number {
  const psi = (c: number, m: number, s: number): number =>
    s * normalPdf((m - c) / s) + (m - c) * normalCdf((m - c) / s);
  const sorted = [...front].sort((a, b) => a[0]! - b[0]!);
  const xs = [rx!, ...sorted.map(([x]) => x!), Infinity];
  const ys = [...sorted.map(([, y]) => y!), ry!];
  let total = 0;
  ys.forEach((y, k) => {
    const width = psi(xs[k]!, mx!, sx!) - (xs[k + 1] === Infinity ? 0 : psi(xs[k + 1]!, mx!, sx!));
    total += width * psi(y, my!, sy!);
  });
  return total;
}

const FRONT = [
  [0.2, 1.4],
  [0.6, 1],
  [1.1, 0.3],
];
const REFERENCE = [-0.5, -0.4];
const exactOf = (front: readonly number[][], reference: readonly number[]): LogEhvi =>
  createExactLogEhvi(createPlainKernels(500_000), decomposeBoxes(front, reference));

const CASES: readonly [string, number[], number[]][] = [
  ['above the front', [1.5, 1.5], [0.3, 0.2]],
  ['on it', [0.6, 1], [0.5, 0.5]],
  ['behind it', [0, 0], [0.4, 0.6]],
  ['certain in one objective', [0.8, 0.4], [0.5, 0.01]],
];

describe('createExactLogEhvi', () => {
  it.each(CASES)('equals the closed form in the plane %s', (_, mean, deviation) => {
    const { value } = evaluate(exactOf(FRONT, REFERENCE), mean, deviation);
    expect(value).toBeCloseTo(Math.log(ehviInPlane(FRONT, REFERENCE, mean, deviation)), 9);
  });

  it('is the product of expected improvements while there is no front', () => {
    const { value } = evaluate(exactOf([], [0, 0, 0]), [0, 0, 0], [1, 2, 3]);
    // Each E max(0, s Z) = s / sqrt(2 pi).
    expect(value).toBeCloseTo(Math.log(6 / (2 * Math.PI) ** 1.5), 12);
  });

  it('has the derivatives of its value, also where the improvement underflows', () => {
    const rng = createRng(2);
    for (const m of [2, 3, 4]) {
      const front = Array.from({ length: 8 }, () => Array.from({ length: m }, () => rng.next()));
      const ehvi = exactOf(front, Array<number>(m).fill(-0.2));
      for (const shift of [0, -5, -100, 3]) {
        const mean = Array.from({ length: m }, () => rng.next() + shift);
        const deviation = Array.from({ length: m }, () => 0.1 + rng.next());
        const { value, perMean, perDeviation } = evaluate(ehvi, mean, deviation);
        expect(Number.isFinite(value)).toBe(true);
        for (let j = 0; j < m; j++) {
          const h = 1e-5;
          const bump = (list: number[], by: number): number[] => list.map((x, i) => (i === j ? x + by : x));
          const byMean =
            evaluate(ehvi, bump(mean, h), deviation).value - evaluate(ehvi, bump(mean, -h), deviation).value;
          const byDeviation =
            evaluate(ehvi, mean, bump(deviation, h)).value - evaluate(ehvi, mean, bump(deviation, -h)).value;
          expect(Math.abs(byMean / (2 * h) - perMean[j]!)).toBeLessThan(1e-5 * (1 + Math.abs(perMean[j]!)));
          expect(Math.abs(byDeviation / (2 * h) - perDeviation[j]!)).toBeLessThan(
            1e-5 * (1 + Math.abs(perDeviation[j]!)),
          );
        }
      }
    }
  });

  it('stays exact for a box far narrower than the deviation', () => {
    const narrow = [
      [0.5, 1],
      [0.5 + 1e-9, 0.5],
    ];
    const { value, perMean } = evaluate(exactOf(narrow, [0, 0]), [0, 0], [1, 1]);
    const merged = evaluate(exactOf([[0.5, 1]], [0, 0]), [0, 0], [1, 1]);
    expect(value).toBeCloseTo(merged.value, 7);
    expect(perMean[0]).toBeCloseTo(merged.perMean[0]!, 7);
  });

  it('scores a batch larger than its block as one by one', () => {
    const ehvi = exactOf(FRONT, REFERENCE);
    const rng = createRng(3);
    const column = (shift: number): Float64Array => Float64Array.from({ length: 150 }, () => rng.next() + shift);
    const [means, variances] = [
      [column(0), column(0)],
      [column(0.1), column(0.1)],
    ];
    const out = new Float64Array(150);
    ehvi.score(means, variances, 150, out);
    for (const i of [0, 63, 64, 149]) {
      const alone = new Float64Array(1);
      ehvi.score(
        [Float64Array.of(means[0]![i]!), Float64Array.of(means[1]![i]!)],
        [Float64Array.of(variances[0]![i]!), Float64Array.of(variances[1]![i]!)],
        1,
        alone,
      );
      expect(out[i]).toBe(alone[0]);
    }
  });

  it('rises with every mean, and does not know the order of objectives', () => {
    const value = fc.double({ min: -2, max: 2, noNaN: true });
    const triple = fc.tuple(value, value, value).map((t) => [...t]);
    fc.assert(
      fc.property(fc.array(triple, { maxLength: 6 }), triple, fc.nat(2), (front, mean, j) => {
        const reference = [-1, -1.5, -2];
        const deviation = [0.5, 1, 0.25];
        const before = evaluate(exactOf(front, reference), mean, deviation).value;
        const after = evaluate(
          exactOf(front, reference),
          mean.map((x, i) => (i === j ? x + 0.5 : x)),
          deviation,
        ).value;
        expect(after).toBeGreaterThan(before);
        const turn = (p: readonly number[]): number[] => [p[2]!, p[0]!, p[1]!];
        expect(evaluate(exactOf(front.map(turn), turn(reference)), turn(mean), turn(deviation)).value).toBeCloseTo(
          before,
          7,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('createSampledLogEhvi', () => {
  // 128 samples leave up to 40 % of error behind the front, where few of them improve anything; the mean over draws is right.
  it.each(CASES)('is the closed form on average %s', (_, mean, deviation) => {
    const boxes = decomposeBoxes(FRONT, REFERENCE);
    let average = 0;
    for (let draw = 0; draw < 64; draw++) {
      const ehvi = createSampledLogEhvi(boxes, hypervolumeSamples(2, createRng(draw)));
      average += Math.exp(evaluate(ehvi, mean, deviation).value) / 64;
    }
    expect(average / ehviInPlane(FRONT, REFERENCE, mean, deviation)).toBeGreaterThan(0.93);
    expect(average / ehviInPlane(FRONT, REFERENCE, mean, deviation)).toBeLessThan(1.07);
  });

  it('comes nearer with more samples, in four objectives', () => {
    const rng = createRng(5);
    const front = Array.from({ length: 6 }, () => Array.from({ length: 4 }, () => rng.next()));
    const boxes = decomposeBoxes(front, [0, 0, 0, 0]);
    const [mean, deviation] = [
      [0.6, 0.5, 0.7, 0.5],
      [0.3, 0.2, 0.3, 0.4],
    ];
    const exact = evaluate(createExactLogEhvi(createPlainKernels(500_000), boxes), mean, deviation).value;
    const error = (count: number): number =>
      Math.abs(
        evaluate(createSampledLogEhvi(boxes, hypervolumeSamples(4, createRng(6), count)), mean, deviation).value -
          exact,
      );
    expect(error(128)).toBeLessThan(0.3);
    expect(error(8192)).toBeLessThan(0.02);
  });

  it('has the derivatives of its value, also far from any improvement', () => {
    const rng = createRng(7);
    for (const m of [2, 3, 4]) {
      const front = Array.from({ length: 7 }, () => Array.from({ length: m }, () => rng.next()));
      const boxes = decomposeBoxes(front, Array<number>(m).fill(-0.2));
      // A wider rounding than in use, so that a finite difference sees no kink.
      const ehvi = createSampledLogEhvi(boxes, hypervolumeSamples(m, rng.fork(m)), 0.05);
      for (const shift of [0, -20, 2]) {
        const mean = Array.from({ length: m }, () => rng.next() + shift);
        const deviation = Array.from({ length: m }, () => 0.2 + rng.next());
        const { perMean, perDeviation } = evaluate(ehvi, mean, deviation);
        for (let j = 0; j < m; j++) {
          const h = 1e-5;
          const bump = (list: number[], by: number): number[] => list.map((x, i) => (i === j ? x + by : x));
          const byMean =
            evaluate(ehvi, bump(mean, h), deviation).value - evaluate(ehvi, bump(mean, -h), deviation).value;
          const byDeviation =
            evaluate(ehvi, mean, bump(deviation, h)).value - evaluate(ehvi, mean, bump(deviation, -h)).value;
          expect(Math.abs(byMean / (2 * h) - perMean[j]!)).toBeLessThan(1e-4 * (1 + Math.abs(perMean[j]!)));
          expect(Math.abs(byDeviation / (2 * h) - perDeviation[j]!)).toBeLessThan(
            1e-4 * (1 + Math.abs(perDeviation[j]!)),
          );
          if (shift === -20) expect(perMean[j]).toBeGreaterThan(0);
        }
      }
    }
  });

  it('keeps a slope where no sample improves at all', () => {
    const boxes = decomposeBoxes(FRONT, REFERENCE);
    const ehvi = createSampledLogEhvi(boxes, hypervolumeSamples(2, createRng(8)));
    const far = evaluate(ehvi, [-1e4, -1e4], [1e-3, 1e-3]);
    expect(Number.isFinite(far.value)).toBe(true);
    expect(far.perMean.every((slope) => slope > 0)).toBe(true);
    expect(evaluate(ehvi, [-1e3, -1e3], [1e-3, 1e-3]).value).toBeGreaterThan(far.value);
  });
});
