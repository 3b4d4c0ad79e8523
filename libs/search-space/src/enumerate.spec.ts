import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileSpace } from './compile-space.ts';
import { enumerate, listFeasible } from './enumerate.ts';
import type { Assignments } from './parameter-value.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import { SpaceError } from './space-error.ts';
import { longSum } from './testing/long-sum.ts';
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

describe('listFeasible', () => {
  const x = { name: 'x', type: 'float' as const, min: 0, max: 1 };
  const digits = Array.from({ length: 8 }, (_, i) => ({ name: `n${i}`, type: 'int' as const, min: 1, max: 9 }));
  const list = (space: ReturnType<typeof compileSpace>, fixed: Assignments | null, most: number) => {
    const points = listFeasible(space, fixed, most);
    const listed: Assignments[] = [];
    for (;;) {
      const next = points.next();
      if (next.done === true) return { listed, isComplete: next.value };
      listed.push(next.value);
    }
  };

  it('does not spell out what the first few parameters rule out', () => {
    const parameterConstraints = digits.slice(1).map(({ name }, i) => `n${i} < ${name}`);
    const { listed, isComplete } = list(compileSpace({ parameters: digits, parameterConstraints }), null, 5_000);
    expect(isComplete).toBe(true);
    // Eight of nine digits in ascending order: one is left out.
    expect(
      listed.map((assignments) => 45 - Object.values(assignments).reduce((sum: number, n) => sum + Number(n), 0)),
    ).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('stops where the list gets too long', () => {
    const { listed, isComplete } = list(compileSpace({ parameters: digits }), null, 100);
    expect(isComplete).toBe(false);
    expect(listed).toHaveLength(100);
  });

  it('counts as cut short where large expressions take more work than so many combinations are worth', () => {
    const parameters = digits.slice(0, 2);
    const constrained = (sum: string) =>
      list(compileSpace({ parameters, parameterConstraints: [`${sum} > 9000`] }), null, 90);
    // All 81 combinations are ruled out: that is certain only where all of them were looked at.
    expect(constrained('n0 + n1')).toEqual({ listed: [], isComplete: true });
    expect(constrained(longSum(['n0', 'n1'], 300))).toEqual({ listed: [], isComplete: false });
  });

  it('keeps fixed values wherever they are active', () => {
    const parameters = [
      { name: 'kind', type: 'categorical' as const, values: ['a', 'b'] },
      { name: 'depth', type: 'int' as const, min: 1, max: 3, when: { kind: ['a'] } },
      x,
    ];
    expect(list(compileSpace({ parameters }), { depth: 2, x: 0.25 }, 100)).toEqual({
      listed: [
        { kind: 'a', depth: 2, x: 0.25 },
        { kind: 'b', x: 0.25 },
      ],
      isComplete: true,
    });
  });

  it('cannot list what is continuous, but knows when the rest leaves nothing', () => {
    const parameters = [...digits.slice(0, 2), x];
    const constrained = (...parameterConstraints: string[]) =>
      list(compileSpace({ parameters, parameterConstraints }), null, 1_000);
    expect(constrained('n0 + n1 == 4')).toEqual({ listed: [], isComplete: false });
    expect(constrained('n0 + n1 == 40')).toEqual({ listed: [], isComplete: true });
    expect(constrained('n0 + x == 40')).toEqual({ listed: [], isComplete: false });
  });

  it('lists what constraints leave where no continuous parameter is active in it', () => {
    const kind = { name: 'kind', type: 'categorical' as const, values: ['a', 'b', 'c'] };
    const parameters = [
      { ...x, when: { kind: ['b'] } },
      { name: 'n', type: 'int' as const, min: 1, max: 1_000_000, when: { kind: ['b'] } },
      { name: 'flag', type: 'boolean' as const },
      kind,
    ];
    const constrained = (...parameterConstraints: string[]) =>
      list(compileSpace({ parameters, parameterConstraints }), null, 1_000);
    expect(constrained("kind != 'b'", 'x <= 0.5', 'n + x <= 9')).toEqual({
      listed: ['a', 'c'].flatMap((value) => [false, true].map((flag) => ({ flag, kind: value }))),
      isComplete: true,
    });
    expect(constrained("kind != 'c'").isComplete).toBe(false);
    expect(list(compileSpace({ parameters, parameterConstraints: ['n <= 1'] }), { x: 0.5 }, 1_000)).toMatchObject({
      isComplete: false,
    });
    expect(list(compileSpace({ parameters }), { kind: 'a' }, 1_000)).toMatchObject({ isComplete: true });
  });

  it('yields the same as trying every combination', () => {
    fc.assert(
      fc.property(spaceArbitrary({ finite: true, maxParameters: 4 }), fc.nat(), (space, seed) => {
        const all = [...enumerate(space)];
        const chosen = all[seed % all.length]!;
        const [name, value] = Object.entries(chosen)[seed % Object.keys(chosen).length]!;
        const kept = all.filter((assignments) => !Object.hasOwn(assignments, name) || assignments[name] === value);
        expect(list(space, { [name]: value }, Infinity)).toEqual({ listed: kept, isComplete: true });
      }),
    );
  });
});
