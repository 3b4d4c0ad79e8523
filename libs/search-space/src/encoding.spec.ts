import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activeMask } from './active-mask.ts';
import { compileSpace } from './compile-space.ts';
import { fromUnit } from './from-unit.ts';
import { snapUnit } from './snap-unit.ts';
import { toUnit } from './to-unit.ts';
import { assignmentsArbitrary } from './testing/assignments-arbitrary.ts';
import { spaceArbitrary } from './testing/space-arbitrary.ts';
import { unitPointArbitrary } from './testing/unit-point-arbitrary.ts';
import { validateAssignments } from './validate-assignments.ts';

const spaceAndPoint = spaceArbitrary().chain((space) => unitPointArbitrary(space.dimension).map((u) => ({ space, u })));

describe('encoding of random conditional spaces', () => {
  it('decodes every point of the cube to valid assignments', () => {
    fc.assert(
      fc.property(spaceAndPoint, ({ space, u }) => {
        expect(validateAssignments(space, fromUnit(space, u))).toEqual([]);
      }),
    );
  });

  it('gives back exactly the assignments that were encoded', () => {
    const cases = spaceArbitrary().chain((space) =>
      assignmentsArbitrary(space).map((assignments) => ({ space, assignments })),
    );
    fc.assert(
      fc.property(cases, ({ space, assignments }) => {
        const back = fromUnit(space, toUnit(space, assignments));
        expect(JSON.stringify(back)).toBe(JSON.stringify(assignments));
      }),
      { numRuns: 1_000 },
    );
  });

  it('snaps to what encoding the decoded assignments gives, once and for all', () => {
    fc.assert(
      fc.property(spaceAndPoint, ({ space, u }) => {
        const encoded = toUnit(space, fromUnit(space, u));
        const snapped = snapUnit(space, Float64Array.from(u));
        expect(snapped).toEqual(encoded);
        expect(fromUnit(space, snapped)).toEqual(fromUnit(space, u));
        expect(snapUnit(space, Float64Array.from(snapped))).toEqual(snapped);
      }),
    );
  });

  it('finds the same parameters active from the point and from its assignments', () => {
    fc.assert(
      fc.property(spaceAndPoint, ({ space, u }) => {
        const assignments = fromUnit(space, u);
        const mask = activeMask(space, u);
        expect(activeMask(space, assignments)).toEqual(mask);
        expect(Object.keys(assignments)).toEqual(
          space.parameters.filter((_, i) => mask[i] === 1).map(({ name }) => name),
        );
      }),
    );
  });
});

describe('toUnit', () => {
  const space = compileSpace({
    parameters: [
      { name: 'child', type: 'int', min: 1, max: 4, when: { root: ['on'] } },
      { name: 'root', type: 'categorical', values: ['off', 'on'] },
    ],
  });

  it('puts an inactive parameter in the middle', () => {
    expect(toUnit(space, { root: 'off' })).toEqual(Float64Array.of(0.5, 0.25));
  });

  it('puts a value at the centre of its cell', () => {
    expect(toUnit(space, { child: 1, root: 'on' })).toEqual(Float64Array.of(0.125, 0.75));
  });

  it('refuses to decode or snap a NaN or too short a point', () => {
    expect(() => fromUnit(space, Float64Array.of(NaN, 0))).toThrow('the position of child is NaN');
    expect(() => snapUnit(space, Float64Array.of(0, NaN))).toThrow(RangeError);
    expect(() => fromUnit(space, Float64Array.of(0))).toThrow('a point of 1 coordinates for 2 parameters');
  });

  it('refuses to encode what has no value or a foreign one', () => {
    expect(() => toUnit(space, { root: 'on' })).toThrow('child is active but has no value');
    expect(() => toUnit(space, { child: 7, root: 'on' })).toThrow(RangeError);
  });
});
