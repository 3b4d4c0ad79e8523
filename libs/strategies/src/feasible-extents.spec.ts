import { compileSpace, type Parameter } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import { feasibleExtents } from './feasible-extents.ts';

const int = (name: string): Parameter => ({ name, type: 'int', min: 0, max: 1000 });

describe('extents of a constrained space', () => {
  it('are the part of each range that the constraints leave, as a power of two', () => {
    const space = compileSpace({
      parameters: [int('a'), int('b'), { name: 'free', type: 'float', min: 0, max: 1 }],
      parameterConstraints: ['a + b == 10'],
    });
    // Eleven of 1001 values: 0.010 with the margin 0.0125, so 2^-6 = 0.0156.
    expect(feasibleExtents(space)).toEqual([2 ** -6, 2 ** -6, 1]);
  });

  it('count a branch by the points where it is active', () => {
    const space = compileSpace({
      parameters: [
        { name: 'kind', type: 'categorical', values: ['p', 'q'] },
        { ...int('a'), when: { kind: ['p'] } },
      ],
      parameterConstraints: ['a <= 100'],
    });
    expect(feasibleExtents(space)).toEqual([1, 1 / 8]);
  });

  it('are 1 without constraints, and where nothing is feasible', () => {
    expect(feasibleExtents(compileSpace({ parameters: [int('a')] }))).toEqual([1]);
    const contradictory = compileSpace({ parameters: [int('a'), int('b')], parameterConstraints: ['a < b', 'b < a'] });
    expect(feasibleExtents(contradictory)).toEqual([1, 1]);
  });
});
