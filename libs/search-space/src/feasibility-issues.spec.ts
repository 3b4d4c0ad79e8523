import { describe, expect, it } from '@jest/globals';
import { feasibilityIssues } from './feasibility-issues.ts';
import type { Parameter } from './parameter.ts';
import { longSum } from './testing/long-sum.ts';

const x: Parameter = { name: 'x', type: 'float', min: 0, max: 1 };
const n: Parameter = { name: 'n', type: 'int', min: 1, max: 100 };
const wide = (max: number): Parameter => ({ name: 'n', type: 'int', min: 0, max });
const kind: Parameter = { name: 'kind', type: 'categorical', values: ['a', 'b'] };
const depth: Parameter = { name: 'depth', type: 'int', min: 1, max: 4, when: { kind: ['b'] } };
const free = (count: number): Parameter[] =>
  Array.from({ length: count }, (_, index): Parameter => ({ name: `p${index}`, type: 'float', min: 0, max: 1 }));

describe('feasibilityIssues', () => {
  it.each<[string, Parameter[], string[]]>([
    ['a continuous range', [x], ['x < -1']],
    ['constraints that contradict one another', [x, n], ['x * n > 50', 'n < 20']],
    ['a finite space, every point of which is looked at', [n], ['n * n == 50']],
    ['one parameter among many free ones', [x, ...free(150)], ['x > 2']],
  ])('finds that nothing is left of %s', (_what, parameters, parameterConstraints) => {
    expect(feasibilityIssues({ parameters, parameterConstraints })).toEqual([
      expect.objectContaining({ pointer: '/parameterConstraints', hint: expect.stringMatching(/contradict/) }),
    ]);
  });

  it('blames a derived value that is never finite, and the constraints where they alone leave nothing', () => {
    const derived = [{ name: 'd', expression: 'log(x - 2)' }];
    expect(feasibilityIssues({ parameters: [x], derived })).toMatchObject([{ pointer: '/derived' }]);
    expect(feasibilityIssues({ parameters: [x], derived, parameterConstraints: ['x > 2'] })).toMatchObject([
      { pointer: '/parameterConstraints' },
    ]);
    expect(feasibilityIssues({ parameters: [x], derived: [{ name: 'd', expression: 'log(x - 0.9999)' }] })).toEqual([]);
  });

  it('checks the constraints by themselves where derived values speak of too many parameters', () => {
    const derived = [
      {
        name: 'd',
        expression: free(30)
          .map(({ name }) => name)
          .join(' + '),
      },
    ];
    expect(feasibilityIssues({ parameters: [x, ...free(30)], derived, parameterConstraints: ['x > 2'] })).toMatchObject(
      [{ pointer: '/parameterConstraints' }],
    );
  });

  it.each<[string, string[], RegExp]>([
    ['one constraint', ['p0 > 5'], /"p0 > 5"/],
    ['two of the same parameters', ['p0 > p1', 'p1 > p0'], /"p0 > p1" and "p1 > p0"/],
    ['one apart from them', ['x > 5'], /"x > 5"/],
  ])('finds among constraints of thirty parameters %s that cannot hold', (_what, wrong, detail) => {
    const chain = free(30)
      .slice(1)
      .map(({ name }, index) => `p${index} + ${name} < 1.9`);
    const document = { parameters: [x, ...free(30)], parameterConstraints: [...chain, ...wrong] };
    expect(feasibilityIssues(document)).toMatchObject([{ detail: expect.stringMatching(detail) }]);
    expect(feasibilityIssues({ ...document, parameterConstraints: chain })).toEqual([]);
  });

  it('answers within seconds however large the expressions are, and is content where a search cannot tell', () => {
    const names = Array.from({ length: 20 }, (_, i) => String.fromCharCode('a'.charCodeAt(0) + i));
    const parameters = names.map((name): Parameter => ({ name, type: 'int', min: 0, max: 10 }));
    const sums = (count: number): string[] => Array.from({ length: count }, (_, k) => `${longSum(names)} >= -${k}`);
    const contradiction = 't - a > 100';
    const start = performance.now();
    const refused = [expect.objectContaining({ pointer: '/parameterConstraints' })];
    expect(feasibilityIssues({ parameters, parameterConstraints: [...sums(5), contradiction] })).toEqual(refused);
    expect(feasibilityIssues({ parameters, parameterConstraints: [...sums(99), contradiction] })).toEqual(refused);
    expect(feasibilityIssues({ parameters, parameterConstraints: sums(99) })).toEqual([]);
    // Takes about 2 s; when only combinations and names counted, ten seconds for each of the sums.
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('refuses what a complete list shows to be empty, however large the expressions are', () => {
    const never = Array.from({ length: 20 }, (_, k) => `${longSum(['n'])} > ${100_000 + k}`);
    expect(feasibilityIssues({ parameters: [n], parameterConstraints: never })).toMatchObject([
      { pointer: '/parameterConstraints' },
    ]);
  });

  it('is content with large expressions that leave points', () => {
    const large = Array.from({ length: 8 }, (_, k) => `${longSum(['x', 'n'])} > ${20_000 + k}`);
    expect(feasibilityIssues({ parameters: [x, n], parameterConstraints: [...large, 'x > 0.99'] })).toEqual([]);
  });

  it.each<[string, Parameter[], string[]]>([
    ['shares that sum to one', [x, ...free(2)], ['abs(x + p0 + p1 - 1) < 0.0000001']],
    ['one of ten thousand values, which no slope leads to', [wide(9_999)], ['n * 7919 % 10007 == 1']],
    ['143 of a million values', [wide(1_000_000), x], ['n % 1000 == 3', 'n % 7 == 1']],
    [
      'two thin branches',
      [{ name: 'b', type: 'boolean' }, x, ...free(1)],
      ['b ? abs(x - p0) <= 0.0001 : abs(x + p0 - 1) <= 0.00001'],
    ],
    ['no constraint', [x], []],
    ['a narrow part of a continuous range', [x, n], ['x * n > 99.5']],
    ['a single point of a finite space', [n], ['n * n == 9801']],
    ['points where the constrained parameter is inactive', [kind, depth], ['depth > 5']],
  ])('is content with %s', (_what, parameters, parameterConstraints) => {
    expect(feasibilityIssues({ parameters, parameterConstraints })).toEqual([]);
  });
});
