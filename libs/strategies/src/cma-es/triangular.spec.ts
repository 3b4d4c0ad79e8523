import { describe, expect, it } from '@jest/globals';
import { choleskyFactor, solveFactor, timesFactor } from './triangular.ts';

describe('triangular', () => {
  const matrix = Float64Array.of(4, 2, 2, 2, 10, 7, 2, 7, 21);

  it('factors a matrix as by hand', () => {
    expect([...(choleskyFactor(matrix, 3) ?? [])]).toEqual([2, 0, 0, 1, 3, 0, 1, 2, 4]);
  });

  it('solves what it multiplies', () => {
    const factor = choleskyFactor(matrix, 3) ?? new Float64Array();
    const y = timesFactor(factor, Float64Array.of(1, -2, 3));
    expect([...y]).toEqual([2, -5, 9]);
    expect([...solveFactor(factor, y)]).toEqual([1, -2, 3]);
  });

  it('refuses a matrix that is not positive definite, or not finite', () => {
    expect(choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
    expect(choleskyFactor(Float64Array.of(NaN), 1)).toBeNull();
  });
});
