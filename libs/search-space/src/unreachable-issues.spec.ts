import { describe, expect, it } from '@jest/globals';
import { compileSpace } from './compile-space.ts';
import type { Parameter } from './parameter.ts';
import { unreachableIssues } from './unreachable-issues.ts';

const root: Parameter = { name: 'r', type: 'categorical', values: ['a', 'b', 'c'] };
const middle: Parameter = { name: 'm', type: 'boolean', when: { r: ['b', 'c'] } };
const leaf = (r: string[]): Parameter => ({ name: 'z', type: 'int', min: 1, max: 3, when: { m: [true], r } });
const below: Parameter = { name: 'y', type: 'int', min: 1, max: 3, when: { z: [1] } };

describe('unreachableIssues', () => {
  it('finds a parameter whose condition contradicts that of its parent, and blames nobody for its children', () => {
    const space = compileSpace({ parameters: [root, middle, leaf(['a']), below] });
    expect(unreachableIssues(space)).toEqual([
      {
        pointer: '/parameters/2/when',
        detail: 'z can never be active: no value of r leaves it and its parents active',
      },
    ]);
  });

  it('is content where one value is left', () => {
    expect(unreachableIssues(compileSpace({ parameters: [root, middle, leaf(['a', 'c']), below] }))).toEqual([]);
  });
});
