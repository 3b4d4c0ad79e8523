import { describe, expect, it } from '@jest/globals';
import { crossedRungs, type HalvingRule } from './crossed-rungs.ts';

const RULE: HalvingRule = { rule: 'asha', minResource: 1, eta: 3, maxResource: 27, brackets: 1, startupTrials: 0 };

describe('crossedRungs', () => {
  it('finds the rungs past the one report up to the next', () => {
    expect(crossedRungs(RULE, 1, -Infinity, 3)).toEqual([1, 3]);
    expect(crossedRungs(RULE, 1, 1, 10)).toEqual([3, 9]);
    expect(crossedRungs(RULE, 1, 3, 8)).toEqual([]);
    expect(crossedRungs(RULE, 1, 9, 100)).toEqual([]);
    expect(crossedRungs({ ...RULE, maxResource: null }, 1, 9, 100)).toEqual([27, 81]);
  });

  it('finds none for a step below one that had come before', () => {
    expect(crossedRungs(RULE, 1, 9, 3)).toEqual([]);
    expect(crossedRungs(RULE, 1, 2, 1)).toEqual([]);
  });
});
