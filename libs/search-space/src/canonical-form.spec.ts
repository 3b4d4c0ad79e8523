import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalForm } from './canonical-form.ts';
import { compileSpace } from './compile-space.ts';
import { fromUnit } from './from-unit.ts';
import { normaliseAssignments } from './normalise-assignments.ts';
import { snapUnit } from './snap-unit.ts';
import { spaceArbitrary } from './testing/space-arbitrary.ts';
import { unitPointArbitrary } from './testing/unit-point-arbitrary.ts';
import { validateAssignments } from './validate-assignments.ts';

const space = compileSpace({
  parameters: [
    { name: 'root', type: 'boolean' },
    { name: 'x', type: 'float', min: -1, max: 1, step: 0.1, when: { root: [true] } },
    { name: 'y', type: 'float', min: 0.001, max: 1, scale: 'log' },
  ],
});

describe('canonicalForm', () => {
  it('is one text for one configuration', () => {
    const text = '{"root":true,"x":0.3,"y":0.25}';
    expect(canonicalForm(space, { root: true, x: 0.3, y: 0.25 })).toBe(text);
    expect(canonicalForm(space, { y: 0.25, x: 3 * 0.1, root: true })).toBe(text);
    expect(canonicalForm(space, { y: 0.25 * (1 + 2 ** -52), x: 0.3, root: true })).toBe(text);
  });

  it('leaves out inactive parameters and negative zero', () => {
    expect(canonicalForm(space, { root: false, x: 0.3, y: 1 })).toBe('{"root":false,"y":1}');
    expect(Object.is(normaliseAssignments(space, { root: true, x: -0, y: 1 })['x'], 0)).toBe(true);
  });

  it('exists for everything that validation accepts, rounding errors of steps included', () => {
    const stepped = fc.record({
      min: fc.integer({ min: -1_000, max: 1_000 }).map((n) => n / 100),
      step: fc.constantFrom(0.1, 0.01, 0.3, 1 / 3, 0.7, 1e-4, 2.5),
      steps: fc.double({ min: 1, max: 5_000, noNaN: true }),
    });
    fc.assert(
      fc.property(stepped, fc.double({ min: 0, max: 1, noNaN: true }), ({ min, step, steps }, share) => {
        const narrow = compileSpace({ parameters: [{ name: 'x', type: 'float', min, max: min + steps * step, step }] });
        const level = Math.floor(share * steps);
        const x = min + level * step;
        expect(validateAssignments(narrow, { x })).toEqual([]);
        const normal = normaliseAssignments(narrow, { x });
        expect(Math.abs(Number(normal['x']) - x)).toBeLessThan(1e-6 * step);
        expect(validateAssignments(narrow, normal)).toEqual([]);
        expect(normaliseAssignments(narrow, normal)).toEqual(normal);
      }),
      { numRuns: 500 },
    );
    const third = compileSpace({ parameters: [{ name: 'x', type: 'float', min: 0, max: 0.3, step: 0.1 }] });
    expect(validateAssignments(third, { x: 3 * 0.1 })).toEqual([]);
    expect(canonicalForm(third, { x: 3 * 0.1 })).toBe('{"x":0.3}');
  });

  it('differs exactly where the snapped points differ', () => {
    const pairs = spaceArbitrary({ finite: true, maxParameters: 3 }).chain((candidate) =>
      fc.tuple(
        fc.constant(candidate),
        unitPointArbitrary(candidate.dimension),
        unitPointArbitrary(candidate.dimension),
      ),
    );
    fc.assert(
      fc.property(pairs, ([candidate, u, v]) => {
        const equalForms =
          canonicalForm(candidate, fromUnit(candidate, u)) === canonicalForm(candidate, fromUnit(candidate, v));
        const [a, b] = [snapUnit(candidate, u), snapUnit(candidate, v)];
        expect(a.every((position, index) => position === b[index])).toBe(equalForms);
      }),
    );
  });
});
