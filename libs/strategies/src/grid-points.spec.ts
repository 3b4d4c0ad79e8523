import { compileSpace, enumerate, satisfiesConstraints, type Space } from '#search-space';
import { spaceArbitrary } from '#search-space/testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gridPoints } from './grid-points.ts';

/** Floats x0, x1, ... of a unit cube, and how often the constraint was evaluated. */
function counted(dimension: number, constraint: string): { space: Space; evaluations: () => number } {
  const parameters = Array.from({ length: dimension }, (_, i) => ({
    name: `x${i}`,
    type: 'float' as const,
    min: 0,
    max: 1,
  }));
  const space = compileSpace({ parameters, parameterConstraints: [constraint] });
  let evaluations = 0;
  const constraints = space.constraints.map((each) => ({
    ...each,
    holds: (assignments: Parameters<typeof each.holds>[0]) => {
      evaluations++;
      return each.holds(assignments);
    },
  }));
  return { space: { ...space, constraints }, evaluations: () => evaluations };
}

describe('gridPoints', () => {
  it('lists what the enumeration of a finite space lists, in its order', () => {
    fc.assert(
      fc.property(spaceArbitrary({ finite: true, constrained: true, maxParameters: 5 }), (space) => {
        expect([...gridPoints(space, 3)]).toEqual([...enumerate(space)]);
      }),
    );
  });

  it('leaves out values that are not finite when they are derived, wherever the last parameter stands', () => {
    const space = compileSpace({
      parameters: [
        { name: 'x', type: 'int', min: 0, max: 1 },
        { name: 'y', type: 'int', min: 0, max: 1 },
      ],
      derived: [{ name: 'share', expression: '1 / x' }],
    });
    expect([...gridPoints(space, 3)]).toEqual([
      { x: 1, y: 0 },
      { x: 1, y: 1 },
    ]);
  });

  it('completes nothing that is ruled out already: 20 evaluations for the first of 5^12 points', () => {
    const { space, evaluations } = counted(12, 'x0 + x1 >= 1.6');
    const first = gridPoints(space, 5).next().value;
    expect(first).toMatchObject({ x0: 0.75, x1: 1, x2: 0, x11: 0 });
    expect(evaluations()).toBe(20);
    expect(satisfiesConstraints(space, first ?? {})).toBe(true);
  });

  it('gives up where the last parameter is bounded by the first, after a million evaluations', () => {
    const { space, evaluations } = counted(12, 'x0 + x11 >= 1.6');
    expect(() => gridPoints(space, 5).next()).toThrow(expect.objectContaining({ code: 'no_candidate' }));
    expect(evaluations()).toBe(1_000_000);
  });
});
