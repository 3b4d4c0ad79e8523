import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileSpace } from './compile-space.ts';
import { fromUnit } from './from-unit.ts';
import { repairUnit } from './repair-unit.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import { unitPointArbitrary } from './testing/unit-point-arbitrary.ts';

const space = compileSpace({
  parameters: ['x', 'y', 'z'].map((name) => ({ name, type: 'float', min: 0, max: 1 })),
  parameterConstraints: ['x + y + z <= 0.5'],
});

describe('repairUnit', () => {
  it('leaves a feasible point as it is and moves any other into the feasible part', () => {
    fc.assert(
      fc.property(unitPointArbitrary(3), fc.nat(), (u, seed) => {
        const before = Float64Array.from(u);
        const feasible = satisfiesConstraints(space, fromUnit(space, u));
        expect(repairUnit(space, createRng(seed), u)).toBe(true);
        expect(satisfiesConstraints(space, fromUnit(space, u))).toBe(true);
        if (feasible) expect(u).toEqual(before);
      }),
    );
  });

  it('moves only what constraints speak of, and not what is to stay', () => {
    const slab = compileSpace({
      parameters: ['free', 'x', 'y'].map((name) => ({ name, type: 'float', min: 0, max: 1 })),
      parameterConstraints: ['abs(x - y) <= 0.0001'],
    });
    const u = Float64Array.of(0.3, 0.9, 0.1);
    expect(repairUnit(slab, createRng(1), u, { kept: 1 })).toBe(true);
    expect([u[0], u[1]]).toEqual([0.3, 0.9]);
    expect(Math.abs(u[2]! - 0.9)).toBeLessThanOrEqual(0.0001);
  });

  it('keeps fixed values and admits defeat', () => {
    const u = Float64Array.of(0.9, 0.9, 0.9);
    expect(repairUnit(space, createRng(1), u, { fixed: { x: 0.4 } })).toBe(true);
    expect(u[0]).toBe(0.4);
    expect(repairUnit(space, createRng(1), u, { fixed: { x: 0.6 } })).toBe(false);
  });
});
