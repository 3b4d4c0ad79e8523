import { describe, expect, it } from '@jest/globals';
import { feasibilityIssues } from './feasibility-issues.ts';
import type { Parameter } from './parameter.ts';

const x: Parameter = { name: 'x', type: 'float', min: 0, max: 1 };
const n: Parameter = { name: 'n', type: 'int', min: 1, max: 100 };
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

  it.each<[string, Parameter[], string[]]>([
    ['no constraint', [x], []],
    ['a narrow part of a continuous range', [x, n], ['x * n > 99.5']],
    ['a single point of a finite space', [n], ['n * n == 9801']],
    ['points where the constrained parameter is inactive', [kind, depth], ['depth > 5']],
  ])('is content with %s', (_what, parameters, parameterConstraints) => {
    expect(feasibilityIssues({ parameters, parameterConstraints })).toEqual([]);
  });
});
