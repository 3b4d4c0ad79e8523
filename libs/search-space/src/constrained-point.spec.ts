import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileSpace } from './compile-space.ts';
import { ConstrainedPoint } from './constrained-point.ts';
import { isFeasibleAt } from './is-feasible-at.ts';
import { fromUnit } from './from-unit.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import { spaceArbitrary } from './testing/space-arbitrary.ts';

describe('ConstrainedPoint', () => {
  it('knows after any moves what a fresh look at the point says', () => {
    fc.assert(
      fc.property(spaceArbitrary({ constrained: true }), fc.nat(), (space, seed) => {
        fc.pre(space.constrained.length > 0);
        const rng = createRng(seed);
        const u = Float64Array.from({ length: space.dimension }, () => rng.next());
        const point = new ConstrainedPoint(space, u);
        for (let move = 0; move < 20; move += 1) {
          const [first, other] = [0, 0].map(() => space.constrained[rng.int(space.constrained.length)]!);
          const second = other === first ? null : other!;
          const before = u.slice();
          const violation = point.violation;
          u[first!] = rng.next();
          if (second !== null) u[second] = rng.next();
          point.take(first!, second);
          expect(point.violation).toBe(new ConstrainedPoint(space, u).violation);
          expect(point.violation === 0).toBe(satisfiesConstraints(space, fromUnit(space, u)));
          expect(isFeasibleAt(space, u)).toBe(point.violation === 0);
          if (rng.int(2) === 0) continue;
          u.set(before);
          point.takeBack(first!, second);
          expect(point.violation).toBe(violation);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('follows a parent whose move puts a constrained child to sleep and wakes it', () => {
    const space = compileSpace({
      parameters: [
        { name: 'x', type: 'float', min: 0, max: 1, when: { kind: ['a'] } },
        { name: 'kind', type: 'categorical', values: ['a', 'b'] },
      ],
      parameterConstraints: ['x <= 0.25'],
    });
    const u = Float64Array.of(0.75, 0.25);
    const point = new ConstrainedPoint(space, u);
    // 0.75 is 0.5 too much, relative to 1 + 0.75 + 0.25.
    expect(point.violation).toBe(0.25);
    u[1] = 0.75;
    point.take(1, null);
    expect(point.violation).toBe(0);
    u[1] = 0.25;
    u[0] = 0.1;
    point.take(1, 0);
    expect(point.violation).toBe(0);
    u[0] = 0.75;
    point.take(0, null);
    expect(point.violation).toBe(0.25);
  });
});
