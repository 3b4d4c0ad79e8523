import { describe, expect, it } from '@jest/globals';
import { compileSpace } from './compile-space.ts';
import { satisfiesConstraints } from './satisfies-constraints.ts';
import { derivedValues } from './derived-values.ts';
import { SpaceError } from './space-error.ts';
import { validateAssignments, validateFixed } from './validate-assignments.ts';

const space = compileSpace({
  parameters: [
    { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam'] },
    { name: 'momentum', type: 'float', min: 0, max: 0.99, when: { optimizer: ['sgd'] } },
    { name: 'units', type: 'int', min: 8, max: 256, step: 8 },
    { name: 'rate', type: 'float', min: 0, max: 1, step: 0.1 },
  ],
  parameterConstraints: ['units * rate <= 100', 'momentum < rate'],
  derived: [
    { name: 'scaled', expression: 'units / (rate - 0.5)' },
    { name: 'nesterovMomentum', expression: 'momentum / 2' },
  ],
});
const valid = { optimizer: 'adam', units: 64, rate: 0.2 };

describe('validateAssignments', () => {
  it('accepts a point of the space, in any order and with rounding errors of its steps', () => {
    expect(validateAssignments(space, valid)).toEqual([]);
    expect(validateAssignments(space, { rate: 3 * 0.1, units: 8, optimizer: 'adam' })).toEqual([]);
    expect(validateAssignments(space, { rate: 0.7, units: 8, optimizer: 'sgd', momentum: 0.65 })).toEqual([]);
  });

  it('judges values as they are kept: rounded, and on the grid of their steps', () => {
    const rounding = compileSpace({
      parameters: [
        { name: 'x', type: 'float', min: 0, max: 1 },
        { name: 'stepped', type: 'float', min: 0, max: 1, step: 0.1 },
      ],
      parameterConstraints: ['x > 0', 'stepped <= 0.3'],
      derived: [{ name: 'inverse', expression: '1 / x' }],
    });
    expect(validateAssignments(rounding, { x: 1e-16, stepped: 0.1 })).toMatchObject([
      { detail: 'the constraint "x > 0" does not hold for x = 0' },
      { detail: 'the derived value inverse would be Infinity' },
    ]);
    expect(validateAssignments(rounding, { x: 0.5, stepped: 0.1 * 3 })).toEqual([]);
  });

  it.each<[Record<string, string | number | boolean>, string, RegExp, RegExp | undefined]>([
    [{ ...valid, unit: 1 }, '/assignments/unit', /no parameter unit/, /mean units/],
    [{ ...valid, units: 7 }, '/assignments/units', /7 is smaller than min 8/, undefined],
    [{ ...valid, units: 12 }, '/assignments/units', /plus a multiple of step 8/, /nearest: 8 or 16/],
    [{ ...valid, units: 8.5 }, '/assignments/units', /not a whole number/, undefined],
    [{ ...valid, units: NaN }, '/assignments/units', /NaN is not a finite number/, undefined],
    [{ ...valid, units: '8' }, '/assignments/units', /"8" is not a finite number/, undefined],
    [{ ...valid, optimizer: 'Adam' }, '/assignments/optimizer', /"Adam" is not one of/, /mean "adam"/],
    [{ ...valid, momentum: 0.5 }, '/assignments/momentum', /inactive here/, /only when optimizer is "sgd"/],
    [{ ...valid, optimizer: 'sgd' }, '/assignments/momentum', /momentum is missing/, /because optimizer is "sgd"/],
    [{ optimizer: 'adam', rate: 0.2 }, '/assignments/units', /units is missing/, undefined],
    [
      { ...valid, units: 256, rate: 0.6 },
      '/assignments/units',
      /"units \* rate <= 100" does not hold for units = 256, rate = 0.6/,
      undefined,
    ],
    [{ ...valid, rate: 0.5 }, '/assignments/units', /derived value scaled would be Infinity/, undefined],
  ])('refuses %j', (assignments, pointer, detail, hint) => {
    const issues = validateAssignments(space, assignments);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toEqual({
      pointer,
      detail: expect.stringMatching(detail),
      ...(hint !== undefined && { hint: expect.stringMatching(hint) }),
    });
  });

  it('tells of the first hundred issues, or of as many as there is room for', () => {
    const flags = Array.from({ length: 300 }, (_, i) => ({ name: `flag${i}`, type: 'boolean' as const }));
    const wide = compileSpace({ parameters: flags });
    const unknown = Object.fromEntries(flags.map(({ name }) => [`${name}x`, true]));
    expect(validateAssignments(wide, {})).toHaveLength(100);
    expect(validateAssignments(wide, unknown)).toHaveLength(100);
    expect(validateAssignments(wide, {}, 3).map(({ pointer }) => pointer)).toEqual(
      [0, 1, 2].map((i) => `/assignments/flag${i}`),
    );
    expect(validateAssignments(wide, unknown, 3)).toHaveLength(3);
  });

  it('takes no whole number for another one, however wide the step', () => {
    const wide = compileSpace({ parameters: [{ name: 'n', type: 'int', min: -7, max: 4e15, step: 1_000_000_007 }] });
    expect(validateAssignments(wide, { n: 1_000_000_000 })).toEqual([]);
    expect(validateAssignments(wide, { n: -7 + 1_000_000_007 * 3_999_998 })).toEqual([]);
    expect(validateAssignments(wide, { n: 999_999_999 })).toEqual([
      {
        pointer: '/assignments/n',
        detail: '999999999 is not min -7 plus a multiple of step 1000000007',
        hint: 'nearest: -7 or 1000000000',
      },
    ]);
  });

  it('does not take inherited properties for values', () => {
    const tricky = compileSpace({ parameters: [{ name: 'constructor', type: 'boolean' }] });
    expect(validateAssignments(tricky, {})).toEqual([
      { pointer: '/assignments/constructor', detail: 'constructor is missing' },
    ]);
  });

  it('judges fixed values by themselves', () => {
    expect(validateFixed(space, { momentum: 0.5, units: 16 })).toEqual([]);
    expect(validateFixed(space, { momentum: 0.5, optimizer: 'sgd' })).toEqual([]);
    expect(validateFixed(space, { momentum: 0.5, optimizer: 'adam' })).toEqual([
      {
        pointer: '/fixed/momentum',
        detail: 'momentum is inactive with these fixed values',
        hint: 'it is active only when optimizer is "sgd"; leave it out',
      },
    ]);
    const nested = compileSpace({
      parameters: [
        { name: 'root', type: 'categorical', values: ['a', 'b'] },
        { name: 'mid', type: 'boolean', when: { root: ['b'] } },
        { name: 'leaf', type: 'int', min: 1, max: 5, when: { mid: [true] } },
      ],
    });
    expect(validateFixed(nested, { root: 'a', leaf: 3 })).toMatchObject([{ pointer: '/fixed/leaf' }]);
    expect(validateFixed(nested, { root: 'b', leaf: 3 })).toEqual([]);
    expect(validateFixed(space, { momentun: 0.5 })).toEqual([
      { pointer: '/fixed/momentun', detail: 'there is no parameter momentun', hint: 'did you mean momentum?' },
    ]);
  });
});

describe('constraints and derived values', () => {
  it('count as fulfilled and are left out while a parameter that they mention is inactive', () => {
    expect(satisfiesConstraints(space, valid)).toBe(true);
    expect(derivedValues(space, { ...valid, rate: 0.6 })).toEqual({ scaled: 64 / (0.6 - 0.5) });
  });

  it('apply as soon as all are active', () => {
    const clash = { optimizer: 'sgd', momentum: 0.9, units: 64, rate: 0.2 };
    expect(satisfiesConstraints(space, clash)).toBe(false);
    expect(derivedValues(space, clash)['nesterovMomentum']).toBe(0.45);
  });

  it('refuse a derived value that is not finite', () => {
    expect(satisfiesConstraints(space, { ...valid, rate: 0.5 })).toBe(false);
    expect(() => derivedValues(space, { ...valid, rate: 0.5 })).toThrow(SpaceError);
  });
});
