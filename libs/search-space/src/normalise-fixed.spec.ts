import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileSpace } from './compile-space.ts';
import { fromUnit } from './from-unit.ts';
import { normaliseAssignments } from './normalise-assignments.ts';
import { normaliseFixed } from './normalise-fixed.ts';
import { spaceArbitrary } from './testing/space-arbitrary.ts';
import { unitPointArbitrary } from './testing/unit-point-arbitrary.ts';

const space = compileSpace({
  parameters: [
    { name: 'a', type: 'float', min: 0, max: 1, step: 0.1 },
    { name: 'constructor', type: 'float', min: -1, max: 1 },
    { name: 'kind', type: 'categorical', values: ['x', 'y'] },
    { name: 'b', type: 'int', min: 0, max: 9, when: { kind: ['x'] } },
  ],
});

describe('normaliseFixed', () => {
  it('gives the values that the points of the space have, and only those that are fixed', () => {
    expect(normaliseFixed(space, { a: 0.1 + 0.2 })).toEqual({ a: 0.3 });
    expect(normaliseFixed(space, { constructor: 0.12345678901234567 })).toEqual({ constructor: 0.1234567890123 });
    expect(Object.is(normaliseFixed(space, { constructor: -0 })['constructor'], 0)).toBe(true);
    expect(normaliseFixed(space, { b: 3 })).toEqual({ b: 3 });
    expect(normaliseFixed(space, {})).toEqual({});
  });

  it('agrees with what is stored of a whole point', () => {
    const points = spaceArbitrary().chain((candidate) =>
      unitPointArbitrary(candidate.dimension).map((u) => ({ candidate, point: fromUnit(candidate, u) })),
    );
    fc.assert(
      fc.property(points, ({ candidate, point }) => {
        expect(normaliseFixed(candidate, point)).toEqual(normaliseAssignments(candidate, point));
      }),
    );
  });
});
