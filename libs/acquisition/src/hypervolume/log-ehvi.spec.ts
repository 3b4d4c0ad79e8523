import { describe, expect, it } from '@jest/globals';
import { createPlainKernels, createRng, createSobol, normalCdf, normalPdf, normalQuantile } from '#numerics';
import fc from 'fast-check';
import { decomposeBoxes } from './decompose-boxes.ts';
import { createExactLogEhvi } from './exact-log-ehvi.ts';
import { hypervolume } from './hypervolume.ts';
import type { LogEhvi } from './log-ehvi.ts';

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

/** The mean of what a draw adds to the volume of the front: no boxes, any number of objectives, and an error that falls with the draws. */
function ehviByDraws(
  front: readonly number[][],
  reference: readonly number[],
  mean: readonly number[],
  deviation: readonly number[],
): number {
  const sobol = createSobol(mean.length, createRng(6));
  const u = new Float64Array(mean.length);
  const before = hypervolume(front, reference);
  let total = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    sobol.point(draw, u);
    const y = mean.map((m, j) => m + deviation[j]! * normalQuantile(u[j]!));
    total += hypervolume([...front, y], reference) - before;
  }
  return total / DRAWS;
}

const DRAWS = 8192;
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

  it.each([1, 2, 3, 4])('is what draws add on average, in %i objectives', (m) => {
    const rng = createRng(5).fork(m);
    const front = Array.from({ length: 6 }, () => Array.from({ length: m }, () => rng.next()));
    const reference = Array<number>(m).fill(0);
    const mean = [0.6, 0.5, 0.7, 0.5].slice(0, m);
    const deviation = [0.3, 0.2, 0.3, 0.4].slice(0, m);
    const { value } = evaluate(exactOf(front, reference), mean, deviation);
    expect(Math.abs(value - Math.log(ehviByDraws(front, reference, mean, deviation)))).toBeLessThan(0.02);
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
