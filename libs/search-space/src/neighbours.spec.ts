import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileSpace } from './compile-space.ts';
import { neighbours } from './neighbours.ts';
import { assignmentsArbitrary } from './testing/assignments-arbitrary.ts';
import { spaceArbitrary } from './testing/space-arbitrary.ts';
import { validateAssignments } from './validate-assignments.ts';

describe('neighbours', () => {
  it.each([false, true])(
    'are different valid points, one active parameter away unless constraints ask for more: %p',
    (constrained) => {
      const cases = spaceArbitrary({ constrained }).chain((space) =>
        assignmentsArbitrary(space).map((origin) => ({ space, origin })),
      );
      fc.assert(
        fc.property(cases, fc.nat(), ({ space, origin }, seed) => {
          const found = neighbours(space, origin, createRng(seed), 5);
          const texts = [origin, ...found].map((assignments) => JSON.stringify(assignments));
          expect(new Set(texts).size).toBe(texts.length);
          for (const neighbour of found) {
            expect(validateAssignments(space, neighbour)).toEqual([]);
            const common = Object.keys(origin).filter((name) => name in neighbour);
            const changed = common.filter((name) => neighbour[name] !== origin[name]);
            if (constrained) expect(changed.length).toBeGreaterThanOrEqual(1);
            else expect(changed).toHaveLength(1);
          }
        }),
      );
    },
  );

  it('are all found where there are few, and the next levels come often', () => {
    const space = compileSpace({
      parameters: [
        { name: 'n', type: 'int', min: 0, max: 4 },
        { name: 'c', type: 'categorical', values: ['a', 'b', 'c'] },
      ],
      parameterConstraints: ['n < 4'],
    });
    const found = neighbours(space, { n: 2, c: 'a' }, createRng(1), 10).map(({ n, c }) => `${n}${c}`);
    expect(found.sort()).toEqual(expect.arrayContaining(['1a', '2b', '2c', '3a']));
    expect(found).not.toContain('4a');
  });

  it('are found in a thin slab, where the tied parameter follows the changed one', () => {
    const space = compileSpace({
      parameters: ['x', 'y', 'z'].map((name) => ({ name, type: 'float', min: 0, max: 1 })),
      parameterConstraints: ['abs(x - y) <= 0.0001'],
    });
    const found = neighbours(space, { x: 0.5, y: 0.5, z: 0.5 }, createRng(2), 20);
    expect(found).toHaveLength(20);
    const travelled = found.filter(({ x, z }) => z === 0.5 && Math.abs(Number(x) - 0.5) > 0.01);
    expect(travelled.length).toBeGreaterThan(4);
  });

  it('leave fixed parameters alone', () => {
    const space = compileSpace({
      parameters: [
        { name: 'n', type: 'int', min: 0, max: 4 },
        { name: 'b', type: 'boolean' },
      ],
    });
    expect(neighbours(space, { n: 2, b: true }, createRng(1), 10, { fixed: { n: 2 } })).toEqual([{ n: 2, b: false }]);
    expect(neighbours(space, { n: 2, b: true }, createRng(1), 10, { fixed: { n: 2, b: true } })).toEqual([]);
  });
});
