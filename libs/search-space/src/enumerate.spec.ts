import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileSpace } from './compile-space.ts';
import { enumerate } from './enumerate.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import { SpaceError } from './space-error.ts';
import { spaceArbitrary } from './testing/space-arbitrary.ts';
import { validateAssignments } from './validate-assignments.ts';

describe('enumerate', () => {
  it('walks a conditional space once, the first parameter slowest', () => {
    const space = compileSpace({
      parameters: [
        { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam'] },
        { name: 'nesterov', type: 'boolean', when: { optimizer: ['sgd'] } },
        { name: 'depth', type: 'int', min: 1, max: 3, step: 2 },
      ],
      parameterConstraints: ['not nesterov or depth < 3'],
    });
    expect(space.cardinality).toBe(6);
    expect([...enumerate(space)]).toEqual([
      { optimizer: 'sgd', nesterov: false, depth: 1 },
      { optimizer: 'sgd', nesterov: false, depth: 3 },
      { optimizer: 'sgd', nesterov: true, depth: 1 },
      { optimizer: 'adam', depth: 1 },
      { optimizer: 'adam', depth: 3 },
    ]);
  });

  it('yields as many different points as the cardinality says', () => {
    fc.assert(
      fc.property(spaceArbitrary({ finite: true, maxParameters: 5 }), (space) => {
        const all = [...enumerate(space)];
        expect(new Set(all.map((assignments) => JSON.stringify(assignments))).size).toBe(all.length);
        expect(all.length).toBe(space.cardinality);
        for (const assignments of all.slice(0, 50)) expect(validateAssignments(space, assignments)).toEqual([]);
      }),
    );
  });

  it('yields only what the constraints allow', () => {
    fc.assert(
      fc.property(spaceArbitrary({ finite: true, constrained: true, maxParameters: 4 }), (space) => {
        let count = 0;
        for (const assignments of enumerate(space)) {
          expect(satisfiesConstraints(space, assignments)).toBe(true);
          count += 1;
        }
        expect(count).toBeGreaterThan(0);
        expect(count).toBeLessThanOrEqual(space.cardinality);
      }),
    );
  });

  it('starts at once on a space too large to walk', () => {
    const parameters = Array.from({ length: 60 }, (_, i) => ({ name: `n${i}`, type: 'int' as const, min: 0, max: 9 }));
    const space = compileSpace({ parameters });
    expect(space.cardinality).toBeCloseTo(1e60, -46);
    expect(enumerate(space).next().value).toEqual(Object.fromEntries(parameters.map(({ name }) => [name, 0])));
  });

  it('refuses a continuous space', () => {
    const space = compileSpace({ parameters: [{ name: 'x', type: 'float', min: 0, max: 1 }] });
    expect(() => enumerate(space).next()).toThrow(SpaceError);
  });
});
