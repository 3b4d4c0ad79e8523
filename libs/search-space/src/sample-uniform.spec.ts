import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileSpace } from './compile-space.ts';
import type { Parameter } from './parameter.ts';
import type { Assignments } from './parameter-value.ts';
import { sampleMany } from './sample-many.ts';
import { sampleUniform } from './sample-uniform.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import { SpaceError } from './space-error.ts';
import { spaceArbitrary } from './testing/space-arbitrary.ts';
import { validateAssignments } from './validate-assignments.ts';

const unit = (name: string): Parameter => ({ name, type: 'float', min: 0, max: 1 });
const cube = (dimensions: number): Parameter[] => Array.from({ length: dimensions }, (_, index) => unit(`x${index}`));

describe('sampleUniform', () => {
  it('returns valid assignments of any space, the same for the same seed', () => {
    fc.assert(
      fc.property(spaceArbitrary({ constrained: true }), fc.nat(), (space, seed) => {
        const assignments = sampleUniform(space, createRng(seed));
        expect(validateAssignments(space, assignments)).toEqual([]);
        expect(sampleUniform(space, createRng(seed))).toEqual(assignments);
      }),
      { numRuns: 300 },
    );
  });

  it('is uniform over the values and in the exponent of a log float', () => {
    const space = compileSpace({
      parameters: [
        { name: 'c', type: 'categorical', values: ['a', 'b', 'c', 'd'] },
        { name: 'x', type: 'float', min: 1e-3, max: 10, scale: 'log' },
      ],
    });
    const rng = createRng(1);
    const counts = { values: new Map<unknown, number>(), decades: new Map<number, number>() };
    const draws = 4_000;
    for (let i = 0; i < draws; i += 1) {
      const { c, x } = sampleUniform(space, rng);
      const decade = Math.floor(Math.log10(Number(x)));
      counts.values.set(c, (counts.values.get(c) ?? 0) + 1);
      counts.decades.set(decade, (counts.decades.get(decade) ?? 0) + 1);
    }
    // Four equal cells: mean 1000, standard deviation sqrt(4000 * 1/4 * 3/4) = 27; five deviations.
    for (const count of [...counts.values.values(), ...counts.decades.values()])
      expect(Math.abs(count - draws / 4)).toBeLessThan(137);
    expect(counts.values.size + counts.decades.size).toBe(8);
  });

  it('stays uniform under a constraint that rejection can serve', () => {
    const space = compileSpace({ parameters: cube(2), parameterConstraints: ['x0 + x1 <= 1'] });
    const rng = createRng(2);
    let low = 0;
    for (let i = 0; i < 2_000; i += 1) if (Number(sampleUniform(space, rng)['x0']) < 0.5) low += 1;
    // Share of the triangle left of 1/2 is 3/4: mean 1500, standard deviation 19.4; five deviations.
    expect(Math.abs(low - 1_500)).toBeLessThan(97);
  });

  it.each<[string, Parameter[], string[]]>([
    // The corner simplex of a four-cube of edge e has volume e^4 / 24.
    ['a corner of 1e-4 of a cube', cube(4), ['x0 + x1 + x2 + x3 <= 0.2214']],
    [
      'a ball of 1e-6 of a cube',
      cube(6),
      [
        'pow(x0 - 0.5, 2) + pow(x1 - 0.5, 2) + pow(x2 - 0.2, 2) + pow(x3 - 0.3, 2) + pow(x4 - 0.1, 2) + pow(x5 - 0.9, 2) <= 0.0058',
      ],
    ],
    ['a thin slab', cube(3), ['x0 - x1 <= 0.0001 and x1 - x0 <= 0.0001']],
    [
      'an equation of integers',
      ['a', 'b', 'c'].map((name) => ({ name, type: 'int', min: 0, max: 1_000 })),
      ['a + b + c == 1234'],
    ],
    ['two separate islands', cube(5), ['x0 + x1 + x2 + x3 + x4 < 0.3 or x0 + x1 + x2 + x3 + x4 > 4.7']],
    [
      'one branch of a thin choice',
      [{ name: 'b', type: 'boolean' }, ...cube(2)],
      ['b ? abs(x0 - x1) <= 0.0001 : abs(x0 + x1 - 1) <= 0.00001'],
    ],
    ['one number of a list', [{ name: 'n', type: 'int', min: 0, max: 9_999 }, unit('x')], ['n in [17]']],
    [
      'values that only plain draws meet',
      [{ name: 'n', type: 'int', min: 0, max: 1_000_000 }, unit('x')],
      ['n % 1000 == 3', 'n % 7 == 1'],
    ],
    [
      'one value that only a list shows',
      [{ name: 'n', type: 'int', min: 0, max: 99_999 }, unit('x')],
      ['n * 7919 % 100003 == 1'],
    ],
    ['what a square root leaves', cube(2), ['sqrt(x0 - 0.9995) + x1 >= 0.1']],
    ['what a logarithm leaves', cube(2), ['log(0.0003 - x0 * x1) < 0 and x0 > 0.3']],
    [
      'one value of every category',
      Array.from({ length: 5 }, (_, i): Parameter => ({
        name: `c${i}`,
        type: 'ordinal',
        values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      })),
      ['c0 == 3 and c1 == 1 and c2 == 4 and c3 == 1 and c4 == 5'],
    ],
  ])('finds %s', (_, parameters, parameterConstraints) => {
    const space = compileSpace({ parameters, parameterConstraints });
    for (let seed = 0; seed < 10; seed += 1) {
      expect(satisfiesConstraints(space, sampleUniform(space, createRng(seed)))).toBe(true);
    }
  });

  it('spreads over a small feasible part instead of clinging to where it entered', () => {
    const space = compileSpace({ parameters: cube(4), parameterConstraints: ['x0 + x1 + x2 + x3 <= 0.2214'] });
    const single = Array.from({ length: 40 }, (_, seed) => sampleUniform(space, createRng(seed)));
    const together = sampleMany(space, createRng(3), 400);
    const mean = (sample: readonly Assignments[]) =>
      sample.reduce((sum, { x0 }) => sum + Number(x0), 0) / sample.length;
    // Mean of a coordinate of a uniform point of the corner simplex: edge / 5 = 0.0443, its deviation 0.036, of the mean of 40: 0.0057.
    expect(Math.abs(mean(single) - 0.0443)).toBeLessThan(0.018);
    // Correlated points: worth at least a tenth of their number.
    expect(Math.abs(mean(together) - 0.0443)).toBeLessThan(0.018);
    expect(together.every((assignments) => satisfiesConstraints(space, assignments))).toBe(true);
  });

  it('spreads a sample along a thin slab, beside a parameter that is free', () => {
    const space = compileSpace({ parameters: cube(3), parameterConstraints: ['abs(x0 - x1) <= 0.00005'] });
    const sample = sampleMany(space, createRng(6), 48);
    for (const name of ['x0', 'x1', 'x2']) {
      const values = sample.map((assignments) => Number(assignments[name]));
      // 48 uniform values leave less than a tenth at either end with probability 0.99.
      expect(Math.min(...values)).toBeLessThan(0.1);
      expect(Math.max(...values)).toBeGreaterThan(0.9);
    }
  });

  it('finds the end of a range where fixed values leave nothing else', () => {
    const space = compileSpace({ parameters: cube(3), parameterConstraints: ['x0 + x1 + x2 <= 1'] });
    expect(sampleUniform(space, createRng(0), { fixed: { x0: 0.5, x1: 0.5 } })).toEqual({ x0: 0.5, x1: 0.5, x2: 0 });
  });

  it('sets out from known points where it finds none itself', () => {
    // Some hundred values of x1 of a double, which no search meets.
    const space = compileSpace({ parameters: cube(2), parameterConstraints: ['abs(x1 * 1e9 % 1e6 - 5e5) < 1e-3'] });
    const known = Float64Array.of(0.5, 0.1005);
    expect(() => sampleUniform(space, createRng(0))).toThrow(SpaceError);
    const sample = sampleMany(space, createRng(0), 3, { known: () => [known] });
    expect(sample.map(({ x1 }) => x1)).toEqual([0.1005, 0.1005, 0.1005]);
    expect(new Set(sample.map(({ x0 }) => x0)).size).toBe(3);
    expect([...known]).toEqual([0.5, 0.1005]);
  });

  it('decodes little more than what constraints speak of, however many parameters there are', () => {
    const pairs = Array.from({ length: 50 }, (_, i) => `x${2 * i} <= x${2 * i + 1} * 3`);
    const space = compileSpace({ parameters: cube(500), parameterConstraints: pairs });
    let decoded = 0;
    const codecs = space.codecs.map((codec) => ({
      ...codec,
      decode: (u: number) => {
        decoded += 1;
        return codec.decode(u);
      },
    }));
    sampleMany({ ...space, codecs }, createRng(0), 48);
    // Every walk among the feasible points is of thousands of moves: with all 500 decoded at each, seventy million.
    expect(decoded).toBeLessThan(1_000_000);
  });

  it('says within seconds that nothing is feasible among hundreds of parameters', () => {
    const sum = Array.from({ length: 100 }, (_, i) => `x${i}`).join(' + ');
    const space = compileSpace({ parameters: cube(500), parameterConstraints: [`${sum} <= 1`, `${sum} >= 2`] });
    expect(() => sampleUniform(space, createRng(0))).toThrow(SpaceError);
  });

  it('says so when nothing is feasible', () => {
    const space = compileSpace({ parameters: cube(2), parameterConstraints: ['x0 > x1', 'x1 > x0'] });
    expect(() => sampleUniform(space, createRng(0))).toThrow(SpaceError);
    expect(() => sampleUniform(space, createRng(0))).toThrow(/no assignments that fulfil the parameter constraints/);
  });

  it('honours fixed values wherever they are active', () => {
    const space = compileSpace({
      parameters: [
        { name: 'root', type: 'categorical', values: ['on', 'off'] },
        { name: 'child', type: 'float', min: 0, max: 1, when: { root: ['on'] } },
        unit('x'),
      ],
      parameterConstraints: ['x <= 0.5'],
    });
    const rng = createRng(4);
    const seen = new Set<unknown>();
    for (let i = 0; i < 50; i += 1) {
      const assignments = sampleUniform(space, rng, { fixed: { child: 0.123 } });
      seen.add(assignments['root'] === 'on' ? assignments['child'] : assignments['root']);
      expect(assignments['x']).toBeLessThanOrEqual(0.5);
    }
    expect(seen).toEqual(new Set([0.123, 'off']));
    expect(() => sampleUniform(space, rng, { fixed: { x: 0.75 } })).toThrow(SpaceError);
    expect(() => sampleUniform(space, rng, { fixed: { x: 0.75, root: 'on', child: 0 } })).toThrow(SpaceError);
  });

  it('never sends a worker a derived value that is not finite', () => {
    const space = compileSpace({
      parameters: [{ name: 'n', type: 'int', min: 0, max: 3 }],
      derived: [{ name: 'd', expression: '1 / n' }],
    });
    const rng = createRng(5);
    const drawn = new Set(Array.from({ length: 100 }, () => sampleUniform(space, rng)['n']));
    expect(drawn).toEqual(new Set([1, 2, 3]));
  });
});
