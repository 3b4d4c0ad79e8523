import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { sobolIndices, type SobolIndex, type UncertainFunction } from './sobol-indices.ts';

const functionOf = (inputs: number, value: (u: Float64Array) => number): UncertainFunction => ({
  inputs,
  cost: 1,
  evaluate: (points) => points.map(value),
});
const rng = createRng('indices');

/** Where every input has room. */
function indicesOf(f: UncertainFunction): readonly SobolIndex[] {
  return sobolIndices(f, rng).map((index) => {
    if (index === null) throw new Error('an input has no index');
    return index;
  });
}

describe('sobolIndices', () => {
  it('knows Ishigami’s function', () => {
    // sin x1 + 7 sin^2 x2 + .1 x3^4 sin x1 on [-pi, pi]^3: first orders .314, .442, 0; totals .558, .442, .244.
    const f = functionOf(3, (u) => {
      const [x1, x2, x3] = [...u].map((value) => Math.PI * (2 * value - 1)) as [number, number, number];
      return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
    });
    const found = indicesOf(f);
    [0.314, 0.442, 0].forEach((index, i) => {
      expect(Math.abs(found[i]!.firstOrder - index)).toBeLessThan(0.03);
    });
    [0.558, 0.442, 0.244].forEach((index, i) => {
      expect(Math.abs(found[i]!.total - index)).toBeLessThan(0.03);
    });
  });

  it('shares a sum out by variance, and gives nothing to what does nothing', () => {
    // Var(u) = 1/12 each: 9 / 10 and 1 / 10.
    const found = indicesOf(functionOf(4, (u) => 3 * u[1]! + u[2]!));
    [0, 0.9, 0.1, 0].forEach((index, i) => {
      expect(Math.abs(found[i]!.firstOrder - index)).toBeLessThan(0.02);
      expect(Math.abs(found[i]!.total - index)).toBeLessThan(0.02);
    });
    expect(found[0]).toEqual({ firstOrder: 0, total: 0 });
    expect(found.reduce((sum, { firstOrder }) => sum + firstOrder, 0)).toBeLessThanOrEqual(1);
  });

  it('counts a child where its parent lets it act', () => {
    // u0 < 1/2: the value is u1 - 1/2, else 0. V = 1/24; given u1 the mean is (u1 - 1/2) / 2, of variance 1/48.
    const f = functionOf(2, (u) => (u[0]! < 0.5 ? u[1]! - 0.5 : 0));
    const [parent, child] = indicesOf(f);
    expect(parent!.firstOrder).toBeLessThan(0.02);
    expect(parent!.total).toBeCloseTo(0.5, 1);
    expect(child!.firstOrder).toBeCloseTo(0.5, 1);
    expect(child!.total).toBeCloseTo(1, 1);
  });

  it('compares allowed points only, and says when there are too few', () => {
    const half = functionOf(2, (u) => (u[0]! + u[1]! < 1 ? u[0]! : NaN));
    const [first, second] = indicesOf(half);
    expect(second).toEqual({ firstOrder: expect.any(Number), total: 0 });
    expect(first!.total).toBeGreaterThan(0.3);
    expect(
      sobolIndices(
        functionOf(2, (u) => (u[0]! + u[1]! < 0.02 ? u[0]! : NaN)),
        rng,
      ),
    ).toEqual([null, null]);
  });

  it('tells of what no constraint touches, and of the rest, while a sixteenth of the space is left', () => {
    // 3 u3 + u0 on u0 + u1 + u2 < 1, a sixth of the cube: u0 is Beta(1, 3), of variance 3 / 80, and V = 9 / 12 + 3 / 80.
    const f = functionOf(4, (u) => (u[0]! + u[1]! + u[2]! < 1 ? 3 * u[3]! + u[0]! : NaN));
    const [, second, third, free] = indicesOf(f);
    expect(free!.firstOrder).toBeCloseTo(0.952, 1);
    expect(free!.total).toBeCloseTo(0.952, 1);
    expect([second!.total, third!.total]).toEqual([0, 0]);
  });

  it('says null of an input alone that has no room', () => {
    // u0 and u1 lie within a hundredth of each other, so that next to none of their moves is allowed.
    const f = functionOf(3, (u) => (Math.abs(u[0]! - u[1]!) < 0.01 ? u[2]! : NaN));
    const [first, second, third] = sobolIndices(f, rng);
    expect([first, second]).toEqual([null, null]);
    expect(third!.total).toBeCloseTo(1, 1);
  });

  it('is 0 throughout for a constant, and works for many inputs', () => {
    expect(
      sobolIndices(
        functionOf(2, () => 5),
        rng,
      ),
    ).toEqual([
      { firstOrder: 0, total: 0 },
      { firstOrder: 0, total: 0 },
    ]);
    const many = indicesOf({ ...functionOf(600, (u) => u[0]! + 0.01 * u[599]!), cost: 1e5 });
    expect(many).toHaveLength(600);
    expect(many[0]!.total).toBeGreaterThan(0.9);
  });
});
