import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRng } from './rng.ts';
import { createPlainSobol, createSobol, type Sobol } from './sobol.ts';

function points(sobol: Sobol, count: number): Float64Array[] {
  return Array.from({ length: count }, (_, i) => {
    const out = new Float64Array(sobol.dimensions);
    sobol.point(i, out);
    return out;
  });
}

describe('the sequence without scrambling', () => {
  it('begins as published', () => {
    const first = points(createPlainSobol(5), 4).map((point) => [...point]);
    expect(first).toEqual([
      [0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25],
    ]);
  });

  it('equals the sequence of another implementation in all 1200 dimensions', () => {
    // sum_d (d + 1) x_d of points 5, 255 and 299, from SciPy 1.x with 32 bits and no scrambling.
    const all = points(createPlainSobol(1200), 300);
    const checksum = (i: number): number => all[i]!.reduce((sum, x, d) => sum + (d + 1) * x, 0);
    expect([checksum(5), checksum(255), checksum(299)]).toEqual([361564.25, 358823.546875, 353575.48046875]);
  });
});

describe('createSobol', () => {
  it('puts one point into every cell of length 2^-k in each dimension, for every aligned block of 2^k', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 5 }), (seed, k, block) => {
        const sobol = createSobol(12, createRng(seed));
        const size = 2 ** k;
        const out = new Float64Array(12);
        const seen = Array.from({ length: 12 }, () => new Set<number>());
        for (let i = 0; i < size; i++) {
          sobol.point(block * size + i, out);
          out.forEach((x, d) => seen[d]!.add(Math.floor(x * size)));
        }
        for (const cells of seen) expect(cells.size).toBe(size);
      }),
      { numRuns: 40 },
    );
  });

  it('balances the first two dimensions: every elementary rectangle of area 1/256 holds one of 256 points', () => {
    const all = points(createSobol(2, createRng('net')), 256);
    for (let a = 0; a <= 8; a++) {
      const cells = new Set(all.map(([x, y]) => `${Math.floor(x! * 2 ** a)},${Math.floor(y! * 2 ** (8 - a))}`));
      expect(cells.size).toBe(256);
    }
  });

  it('depends on the seed, stays inside the cube, and integrates better than random numbers', () => {
    const error = (draw: (i: number, out: Float64Array) => void): number => {
      const out = new Float64Array(4);
      let sum = 0;
      let inside = true;
      for (let i = 0; i < 1024; i++) {
        draw(i, out);
        inside &&= out.every((x) => x >= 0 && x < 1);
        sum += out.reduce((product, x) => product * 2 * x, 1);
      }
      expect(inside).toBe(true);
      return (sum / 1024 - 1) ** 2;
    };
    let quasi = 0;
    let random = 0;
    for (let seed = 0; seed < 20; seed++) {
      const sobol = createSobol(4, createRng(seed));
      const rng = createRng(seed);
      quasi += error((i, out) => {
        sobol.point(i, out);
      });
      random += error((_, out) => {
        out.forEach((_x, d) => (out[d] = rng.next()));
      });
    }
    expect(quasi).toBeLessThan(random / 50);
    expect(points(createSobol(2, createRng(1)), 1)).not.toEqual(points(createSobol(2, createRng(2)), 1));
    expect(points(createSobol(2, createRng(1)), 3)).toEqual(points(createSobol(2, createRng(1)), 3));
  });

  it('refuses impossible dimensions', () => {
    for (const dimensions of [0, 1201, 2.5]) expect(() => createSobol(dimensions, createRng(1))).toThrow('dimensions');
  });
});
