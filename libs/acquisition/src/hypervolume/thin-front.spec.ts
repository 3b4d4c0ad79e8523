import { describe, expect, it } from '@jest/globals';
import { createRng, type Rng } from '#numerics';
import fc from 'fast-check';
import { FRONT_MOST } from './constants.ts';
import { decomposeBoxes, type Boxes } from './decompose-boxes.ts';
import { hypervolume } from './hypervolume.ts';
import { paretoFront } from './pareto-front.ts';
import { thinFront } from './thin-front.ts';

/** Points of the unit sphere's positive part: none dominates another. */
function onSphere(count: number, objectives: number, rng: Rng): number[][] {
  return Array.from({ length: count }, () => {
    const point = Array.from({ length: objectives }, () => Math.abs(rng.normal()));
    const length = Math.sqrt(point.reduce((sum, x) => sum + x * x, 0));
    return point.map((x) => x / length);
  });
}

/** The volume that a point adds to those that the boxes were made for. */
function improvementOn({ objectives, count, lower, upper }: Boxes, point: readonly number[]): number {
  const sideOf = (at: number, y: number): number => Math.max(0, Math.min(y, upper[at]!) - lower[at]!);
  return Array.from({ length: count }, (_, k) =>
    point.reduce((volume, y, j) => volume * sideOf(k * objectives + j, y), 1),
  ).reduce((sum, volume) => sum + volume, 0);
}

const cases = fc.record({
  objectives: fc.constantFrom(3, 4),
  count: fc.integer({ min: 2, max: FRONT_MOST + 40 }),
  seed: fc.integer(),
  kept: fc.integer({ min: 0, max: 10 }),
});

describe('thinFront', () => {
  it('leaves an improvement on any point as large or larger, and equal where all is kept', () => {
    fc.assert(
      fc.property(cases, ({ objectives, count, seed, kept }) => {
        const rng = createRng(seed);
        const points = onSphere(count, objectives, rng);
        const reference = new Array<number>(objectives).fill(-0.5);
        const thinned = thinFront(points, reference, Math.min(kept, count));
        const [whole, part] = [decomposeBoxes(points, reference), decomposeBoxes(thinned, reference)];
        for (const y of [...onSphere(8, objectives, rng), ...points.slice(0, 8)].map((p) => p.map((x) => 1.05 * x))) {
          const onWhole = improvementOn(whole, y);
          const onPart = improvementOn(part, y);
          if (count <= FRONT_MOST) expect(onPart).toBe(onWhole);
          else expect(onPart).toBeGreaterThanOrEqual(onWhole * (1 - 1e-9));
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each([3, 4])('keeps most of the volume of a large front of %i objectives, and the latest points of it', (m) => {
    const points = onSphere(200, m, createRng('large'));
    const reference = new Array<number>(m).fill(-0.5);
    const thinned = thinFront(points, reference, 5);
    expect(thinned).toHaveLength(FRONT_MOST);
    expect(new Set(thinned).size).toBe(FRONT_MOST);
    expect(points).toEqual(expect.arrayContaining([...thinned]));
    expect(thinned).toEqual(expect.arrayContaining(points.slice(-5)));
    expect(hypervolume(thinned, reference) / hypervolume(points, reference)).toBeGreaterThan(0.9);
    expect(thinFront(points, reference, 5)).toEqual(thinned);
    // A crowd that is being tried does not push out what shows the shape of the front.
    const crowded = thinFront(points, reference, 200);
    expect(crowded).toEqual(expect.arrayContaining(points.slice(-FRONT_MOST / 2)));
    expect(crowded).toHaveLength(FRONT_MOST);
  });

  it('chooses by what a point adds', () => {
    const reference = [0, 0, 0];
    // All on one front; the last one alone adds more than the crowd about it.
    const points = [...onSphere(150, 3, createRng('crowd')).map((p) => p.map((x) => x / 4)), [0.1, 0.1, 1]];
    const front = paretoFront(points).map((i) => points[i]!);
    expect(front.length).toBeGreaterThan(FRONT_MOST);
    expect(thinFront(points, reference, 0)[0]).toBe(points[150]);
  });

  it('keeps all of two objectives, and what is dominated where few are not', () => {
    const line = Array.from({ length: 200 }, (_, i) => [i, -i]);
    expect(thinFront(line, [-1, -999], 0)).toBe(line);
    const stairs = Array.from({ length: 200 }, (_, i) => [i, i, i]);
    expect(thinFront(stairs, [-1, -1, -1], 0)).toBe(stairs);
  });
});
