import { describe, expect, it } from '@jest/globals';
import { viewOfTrial, VIEWS } from '../score-view.ts';
import { isLocal, isStuck, regionSide, type NumberedScore } from './region-side.ts';

/** Local trials with these scores, after two of a design that scored 0 and 1. */
function sideAfter(scores: readonly number[], dimension = 20, together = 1, categories = 0): number {
  const numbers = Array.from({ length: 1000 }, (_, i) => i + 10).filter((number) => isLocal(number, categories > 0));
  const local = scores.map((score, i): NumberedScore => ({ number: numbers[i]!, score }));
  return regionSide([{ number: 1, score: 0 }, { number: 2, score: 1 }, ...local], 2, dimension, together, categories);
}

describe('regionSide', () => {
  it('starts at .8', () => {
    expect(sideAfter([])).toBe(0.8);
  });

  it('doubles after three gains in a row, to 1.6 at most', () => {
    expect(sideAfter([2, 3])).toBe(0.8);
    expect(sideAfter([2, 3, 4])).toBe(1.6);
    expect(sideAfter([2, 3, 4, 5, 6, 7])).toBe(1.6);
    expect(sideAfter([2, 3, 0, 4])).toBe(0.8);
  });

  it('halves after a fifth as many failures in a row as there are dimensions', () => {
    expect(sideAfter([0, 0, 0])).toBe(0.8);
    expect(sideAfter([0, 0, 0, 0])).toBe(0.4);
    expect(sideAfter([0, 0, 2, 0, 0, 0])).toBe(0.8);
    expect(sideAfter(new Array<number>(19).fill(0), 100)).toBe(0.8);
    expect(sideAfter(new Array<number>(20).fill(0), 100)).toBe(0.4);
  });

  it('takes as many failures for one as there are trials evaluated together', () => {
    expect(sideAfter([0, 0, 0, 0, 0, 0, 0], 20, 8)).toBe(0.8);
    expect(sideAfter([0, 0, 0, 0, 0, 0, 0, 0], 20, 8)).toBe(0.4);
  });

  it('counts a gain of less than a thousandth of the range as a failure', () => {
    expect(sideAfter([1.0005, 1.001, 1.0015])).toBe(0.8);
    expect(sideAfter([1.002, 1.004, 1.006])).toBe(1.6);
  });

  it('starts anew after the eighth halving', () => {
    expect(sideAfter(new Array<number>(28).fill(0))).toBeCloseTo(0.8 / 128, 12);
    expect(sideAfter(new Array<number>(32).fill(0))).toBe(0.8);
  });

  it('learns nothing about the box from trials of the whole space, but the best score', () => {
    const whole = Array.from({ length: 30 }, (_, number) => number).filter((number) => !isLocal(number));
    const global = [3, 4, 5, 6].map((score, i): NumberedScore => ({ number: whole[i]!, score }));
    expect(regionSide(global, 0, 20, 1, 0)).toBe(0.8);
    const local = [36, 37, 38].map((number, i): NumberedScore => ({ number, score: i }));
    expect(local.every(({ number }) => isLocal(number))).toBe(true);
    expect(regionSide([...global, ...local], 0, 20, 1, 0)).toBe(0.8);
  });

  it('is stuck in a narrow box where there are categories', () => {
    expect(isStuck(0.1, 1)).toBe(true);
    expect(isStuck(0.2, 1)).toBe(false);
    expect(isStuck(0.1, 0)).toBe(false);
  });

  it('counts, once it is stuck, no trial that looked elsewhere', () => {
    // Four failures a halving; number 21 is of an ambitious round, local before it is stuck and not after it.
    const design: NumberedScore[] = [
      { number: 1, score: 0 },
      { number: 2, score: 1 },
    ];
    const failures = (count: number, from: number): NumberedScore[] =>
      Array.from({ length: 400 }, (_, i) => i + from)
        .filter((number) => isLocal(number, true))
        .slice(0, count)
        .map((number) => ({ number, score: 0 }));
    const stuck = [...design, ...failures(12, 12)];
    expect(regionSide(stuck, 2, 20, 1, 3)).toBeCloseTo(0.1, 12);
    const elsewhere = Array.from({ length: 8 }, (_, i): NumberedScore => ({ number: 501 + 6 * i, score: 0 }));
    expect(elsewhere.every(({ number }) => !isLocal(number, true))).toBe(true);
    expect(regionSide([...stuck, ...elsewhere], 2, 20, 1, 3)).toBeCloseTo(0.1, 12);
  });

  it('gives each view of the scores as many local trials', () => {
    for (const [stuck, share] of [
      [false, 30],
      [true, 20],
    ] as const) {
      const local = Array.from({ length: 120 }, (_, i) => i).filter((number) => isLocal(number, stuck));
      expect(local).toHaveLength(3 * share);
      for (const view of VIEWS) expect(local.filter((number) => viewOfTrial(number) === view)).toHaveLength(share);
    }
  });
});
