import { createRng } from '#numerics';
import fc from 'fast-check';
import { fromUnit } from '../from-unit.ts';
import type { Assignments } from '../parameter-value.ts';
import { sampleUniform } from '../sample-uniform.ts';
import { satisfiesConstraints } from '../satisfies-constraints.ts';
import type { Space } from '../space.ts';
import { unitPointArbitrary } from './unit-point-arbitrary.ts';

/** Random valid assignments of a space, in normal form; the corners of the unit cube are likely. */
export function assignmentsArbitrary(space: Space): fc.Arbitrary<Assignments> {
  return fc.tuple(unitPointArbitrary(space.dimension), fc.nat()).map(([u, seed]) => {
    const assignments = fromUnit(space, u);
    return satisfiesConstraints(space, assignments) ? assignments : sampleUniform(space, createRng(seed));
  });
}
