import { describe, expect, it } from '@jest/globals';
import { activeMask } from './active-mask.ts';
import { compileSpace } from './compile-space.ts';
import { defaultAssignments, defaultIssues } from './default-assignments.ts';
import type { Parameter } from './parameter.ts';

const parameters: Parameter[] = [
  { name: 'rate', type: 'float', min: 0.01, max: 1, scale: 'log' },
  { name: 'size', type: 'ordinal', values: [1, 2, 4], default: 4 },
  { name: 'kind', type: 'categorical', values: ['a', 'b'] },
  { name: 'child', type: 'boolean', default: true, when: { kind: ['a'] } },
  { name: 'other', type: 'boolean', when: { kind: ['b'] } },
];

describe('defaultAssignments', () => {
  it('takes defaults, else the middle of the scale, else the first category', () => {
    const space = compileSpace({ parameters });
    const defaults = defaultAssignments(space);
    expect(defaults).toEqual({ rate: 0.1, size: 4, kind: 'a', child: true });
    expect([...activeMask(space, defaults ?? {})]).toEqual([1, 1, 1, 1, 0]);
  });

  it('is null where the constraints forbid that', () => {
    expect(defaultAssignments(compileSpace({ parameters, parameterConstraints: ['size < 4'] }))).toBeNull();
  });
});

describe('defaultIssues', () => {
  const issuesOf = (...parameterConstraints: string[]) =>
    defaultIssues(compileSpace({ parameters, parameterConstraints })).map(({ pointer, detail }) => [pointer, detail]);

  it('names the constraint that defaults break among themselves', () => {
    expect(issuesOf('rate < 1', 'not child or size < 4')).toEqual([
      ['/parameterConstraints/1', 'not child or size < 4 does not hold for the defaults, child = true, size = 4'],
    ]);
    expect(issuesOf('size <= 4')).toEqual([]);
  });

  it('has nothing to say where a parameter without a default is left to give way, or is inactive', () => {
    expect(issuesOf('size * rate < 0.1')).toEqual([]);
    expect(issuesOf('not other or size < 4')).toEqual([]);
  });
});
