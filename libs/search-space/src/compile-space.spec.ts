import { describe, expect, it } from '@jest/globals';
import { compileSpace, type SpaceSource } from './compile-space.ts';
import type { Parameter } from './parameter.ts';
import { SpaceError, type SpaceIssue } from './space-error.ts';
import { topologicalOrder } from './topological-order.ts';

function issuesOf(source: SpaceSource): readonly SpaceIssue[] {
  try {
    compileSpace(source);
  } catch (error) {
    if (error instanceof SpaceError) return error.issues;
    throw error;
  }
  return [];
}

const x: Parameter = { name: 'x', type: 'float', min: 0, max: 1 };
const optimizer: Parameter = { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam'] };

const faultyParameters: readonly [string, Parameter, string, RegExp][] = [
  ['an empty range', { name: 'a', type: 'float', min: 1, max: 0 }, '/parameters/0/min', /not smaller than max/],
  ['a single-valued range', { name: 'a', type: 'int', min: 3, max: 3 }, '/parameters/0/min', /not smaller than max/],
  ['log from zero', { name: 'a', type: 'float', min: 0, max: 1, scale: 'log' }, '/parameters/0/min', /min > 0/],
  ['log integers from zero', { name: 'a', type: 'int', min: 0, max: 9, scale: 'log' }, '/parameters/0/min', /min > 0/],
  ['logit up to one', { name: 'a', type: 'float', min: 0.1, max: 1, scale: 'logit' }, '/parameters/0/max', /max < 1/],
  [
    'a step on a log scale',
    { name: 'a', type: 'float', min: 1, max: 9, scale: 'log', step: 1 },
    '/parameters/0/step',
    /linear/,
  ],
  ['a step wider than the range', { name: 'a', type: 'int', min: 1, max: 9, step: 9 }, '/parameters/0/step', /wider/],
  ['a step of 1e-300', { name: 'a', type: 'float', min: 0, max: 1, step: 1e-300 }, '/parameters/0/step', /too fine/],
  [
    'a step of a billionth of the bounds',
    { name: 'a', type: 'float', min: 1e6, max: 1e6 + 1, step: 1e-4 },
    '/parameters/0/step',
    /too fine/,
  ],
  [
    'a range that doubles cannot hold',
    { name: 'a', type: 'float', min: 1e15, max: 1e15 + 1 },
    '/parameters/0/max',
    /too narrow/,
  ],
  [
    'whole numbers whose distances doubles cannot hold',
    { name: 'a', type: 'int', min: -9e15, max: 9e15, step: 100 },
    '/parameters/0/max',
    /too wide/,
  ],
  [
    'log integers that positions cannot tell apart',
    { name: 'a', type: 'int', min: 1, max: 1e15, scale: 'log' },
    '/parameters/0/max',
    /cannot tell whole numbers/,
  ],
  [
    'steps of log integers that positions cannot tell apart',
    { name: 'a', type: 'int', min: 1e15, max: 1e15 + 1e6, scale: 'log', step: 28 },
    '/parameters/0/max',
    /cannot tell whole numbers/,
  ],
  ['a default outside', { ...x, default: 2 }, '/parameters/0/default', /larger than max 1/],
  ['a default off its step', { ...x, step: 0.25, default: 0.3 }, '/parameters/0/default', /multiple of step 0.25/],
  ['an unknown default', { ...optimizer, default: 'adamw' }, '/parameters/0/default', /not one of the values/],
  [
    'a prior outside',
    { ...x, prior: { mean: 5, standardDeviation: 1 } },
    '/parameters/0/prior/mean',
    /between min 0 and max 1/,
  ],
  [
    'a repeated value',
    { name: 'a', type: 'ordinal', values: [1, 2, 1] },
    '/parameters/0/values/2',
    /already listed at position 0/,
  ],
];

const longName = (index: number, tag: string): string =>
  `common_prefix_of_a_long_name_that_goes_on_and_on_xxxxx${tag}${String(index).padStart(5, '0')}`;
const classes = Array.from({ length: 2_000 }, (_, i) => `data/images/train/class_${String(i).padStart(5, '0')}/v1`);
const longNamed = Array.from({ length: 499 }, (_, i): Parameter => ({
  name: longName(i, 'b'),
  type: 'int',
  min: 0,
  max: 4,
}));
const misspeltDocuments: readonly [string, SpaceSource][] = [
  [
    'two thousand unknown values in a condition',
    {
      parameters: [
        { name: 'file', type: 'categorical', values: classes },
        { ...x, when: { file: classes.map((value) => value.replace('/v1', '/v2')) } },
      ],
    },
  ],
  [
    'three thousand unknown parents',
    {
      parameters: [
        {
          name: 'c',
          type: 'boolean',
          when: Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [longName(i, 'a'), [1]])),
        },
        ...longNamed,
      ],
    },
  ],
  [
    'fourteen hundred unknown names in formulas',
    {
      parameters: longNamed,
      derived: Array.from({ length: 100 }, (_, j) => ({
        name: `d${j}`,
        expression: Array.from({ length: 14 }, (__, k) => longName(j * 14 + k, 'a')).join(' + '),
      })),
    },
  ],
];

describe('compileSpace', () => {
  it.each(faultyParameters)('refuses %s', (_, parameter, pointer, detail) => {
    expect(issuesOf({ parameters: [parameter] })).toEqual([
      expect.objectContaining({ pointer, detail: expect.stringMatching(detail) }),
    ]);
  });

  it('refuses a duplicate name at its second use', () => {
    expect(issuesOf({ parameters: [x, optimizer, x] })).toEqual([
      { pointer: '/parameters/2/name', detail: 'the name x is already taken by parameter 0' },
    ]);
  });

  it('suggests the parent that was meant', () => {
    const child: Parameter = { name: 'momentum', type: 'float', min: 0, max: 1, when: { optimiser: ['sgd'] } };
    expect(issuesOf({ parameters: [optimizer, child] })).toEqual([
      {
        pointer: '/parameters/1/when/optimiser',
        detail: 'there is no parameter optimiser',
        hint: 'did you mean optimizer?',
      },
    ]);
  });

  it('does not list parameters where there is no other', () => {
    const lonely: Parameter = { name: 'a', type: 'boolean', when: { zz: [true] } };
    expect(issuesOf({ parameters: [lonely] })[0]?.hint).toBe('the space has no other parameter');
  });

  it('refuses parents that are floats, themselves, or never have the value', () => {
    const child = (when: Record<string, (string | number)[]>): Parameter => ({ name: 'c', type: 'boolean', when });
    const detailsOf = (when: Record<string, (string | number)[]>) =>
      issuesOf({ parameters: [x, optimizer, child(when)] }).map(({ pointer, hint }) => [pointer, hint]);
    expect(detailsOf({ x: [1] })[0]?.[0]).toBe('/parameters/2/when/x');
    expect(detailsOf({ c: [1] })[0]?.[0]).toBe('/parameters/2/when/c');
    expect(detailsOf({ optimizer: ['adam', 'sdg'] })).toEqual([
      ['/parameters/2/when/optimizer/1', 'did you mean "sgd"?'],
    ]);
  });

  it('escapes names in pointers', () => {
    const child: Parameter = { name: 'c', type: 'boolean', when: { 'a/b~c': [true] } };
    expect(issuesOf({ parameters: [x, child] })[0]?.pointer).toBe('/parameters/1/when/a~1b~0c');
  });

  it('names every parameter of a circle of conditions', () => {
    const link = (name: string, parent: string): Parameter => ({ name, type: 'boolean', when: { [parent]: [true] } });
    const issues = issuesOf({ parameters: [link('a', 'b'), link('b', 'c'), link('c', 'a')] });
    expect(issues).toEqual([
      expect.objectContaining({ detail: 'conditions run in a circle: a needs b needs c needs a' }),
    ]);
  });

  it('collects the issues of all parts at once', () => {
    const issues = issuesOf({
      parameters: [
        { ...x, min: 2 },
        { ...optimizer, when: { y: [1] } },
      ],
      parameterConstraints: ['x < 1', 'z < 1', 'x +', 'x', '1 < 2'],
      derived: [
        { name: 'x', expression: 'x' },
        { name: 'd', expression: 'optimizer * 2' },
      ],
    });
    expect(issues.map(({ pointer }) => pointer)).toEqual([
      '/parameters/0/min',
      '/parameters/1/when/y',
      '/parameterConstraints/1',
      '/parameterConstraints/2',
      '/parameterConstraints/3',
      '/parameterConstraints/4',
      '/derived/0/name',
      '/derived/1/expression',
    ]);
  });

  it('answers hostile documents fast', () => {
    const values = Array.from({ length: 10_000 }, (_, index) => index);
    const wide: Parameter = { name: 'wide', type: 'ordinal', values };
    const children = Array.from({ length: 15 }, (_, i): Parameter => ({
      name: `c${i}`,
      type: 'boolean',
      when: { wide: values },
    }));
    const flags = Array.from({ length: 400 }, (_, i): Parameter => ({
      name: `flag${i}`,
      type: 'boolean',
      when: i > 0 ? { [`flag${i - 1}`]: [true] } : {},
    }));
    const nested = (depth: number): string =>
      depth === 0 ? 'c0' : `(${nested(depth - 1)} in [true,false,true,false,true])`;
    const start = performance.now();
    const issues = issuesOf({
      parameters: [wide, ...children, ...flags],
      parameterConstraints: [
        nested(25),
        ...Array.from({ length: 99 }, (_, i) =>
          Array.from({ length: 9 }, (_, j) => `flag_${i}_${j} > 1`).join(' and '),
        ),
      ],
    });
    expect(issues).toHaveLength(100);
    expect(compileSpace({ parameters: [wide, ...children, ...flags] }).cardinality).toBeGreaterThan(0);
    // Takes about 0.3 s; without the bounds the nested lists alone would take years.
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it('takes a quoted name for the parameter of that name, beside one that is called as if it were quoted', () => {
    const parameters = ['a-b', 'p.a-b', 'c', 'p.c'].map((name): Parameter => ({ name, type: 'int', min: 0, max: 9 }));
    const namesIn = (constraint: string): readonly string[] =>
      compileSpace({ parameters, parameterConstraints: [constraint] }).constraints[0]!.names;
    expect(namesIn('p["a-b"] > 1')).toEqual(['a-b']);
    expect(namesIn('p["p.a-b"] > 1')).toEqual(['p.a-b']);
    expect(namesIn('p.c > 1')).toEqual(['p.c']);
    expect(namesIn('p["c"] > 1')).toEqual(['c']);
  });

  it.each(misspeltDocuments)('answers a document with %s fast, its first hundred issues with hints', (_, source) => {
    const start = performance.now();
    const issues = issuesOf(source);
    // Takes about 0.2 s; half a minute and more when a hint was looked for in all that is wrong, with the whole table of each edit distance.
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(issues).toHaveLength(100);
    expect(issues.filter(({ hint }) => hint?.startsWith('did you mean') === true)).toHaveLength(100);
  });

  it('tells of a hundred circles of conditions at most', () => {
    const names = Array.from({ length: 100 }, (_, index) => `flag${index}`);
    const when = Object.fromEntries(names.map((name) => [name, [true]]));
    const issues = issuesOf({ parameters: names.map((name): Parameter => ({ name, type: 'boolean', when })) });
    expect(issues).toHaveLength(100);
    const { issues: circles } = topologicalOrder(
      names.map((name): Parameter => ({ name, type: 'boolean', when })),
      new Map(names.map((name, index) => [name, index])),
      7,
    );
    expect(circles).toHaveLength(7);
  });

  it('orders parents before children and keeps declaration order otherwise', () => {
    const space = compileSpace({
      parameters: [
        { name: 'grandchild', type: 'boolean', when: { child: [2], other: [true] } },
        x,
        { name: 'child', type: 'int', min: 1, max: 3, when: { optimizer: ['sgd'] } },
        optimizer,
        { name: 'other', type: 'boolean' },
      ],
    });
    expect(space.order).toEqual([3, 2, 4, 0, 1]);
    expect(space.dimension).toBe(5);
    expect(space.cardinality).toBe(Infinity);
    expect([...space.indexOf]).toEqual([
      ['grandchild', 0],
      ['x', 1],
      ['child', 2],
      ['optimizer', 3],
      ['other', 4],
    ]);
  });
});
