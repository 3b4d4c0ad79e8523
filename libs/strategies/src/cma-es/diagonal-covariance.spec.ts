import { describe, expect, it } from '@jest/globals';
import { diagonalCovariance } from './diagonal-covariance.ts';

describe('diagonalCovariance', () => {
  it('keeps variances alone, and their roots as the factor, by hand', () => {
    const { addOuter, diagonalEntry, factorOf, identity, solve, times } = diagonalCovariance;
    const covariance = identity(3);
    addOuter(covariance, Float64Array.of(3, -2, 0), 2);
    expect([...covariance]).toEqual([19, 9, 1]);
    expect(diagonalEntry(covariance, 3, 1)).toBe(9);
    const factor = factorOf(Float64Array.of(4, 9, 1), 3) ?? new Float64Array();
    expect([...factor]).toEqual([2, 3, 1]);
    const y = times(factor, Float64Array.of(1, -2, 3));
    expect([...y]).toEqual([2, -6, 3]);
    expect([...solve(factor, y)]).toEqual([1, -2, 3]);
  });

  it('refuses what is no variance', () => {
    for (const wrong of [0, -1, NaN, Infinity])
      expect(diagonalCovariance.factorOf(Float64Array.of(1, wrong), 2)).toBeNull();
  });
});
