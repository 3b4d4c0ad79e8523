import { describe, expect, it } from '@jest/globals';
import { feasibleFront } from './feasible-front.ts';

const objectives = [
  { metric: 'accuracy', goal: 'maximize' as const },
  { metric: 'ms', goal: 'minimize' as const },
];

describe('feasibleFront', () => {
  it('keeps what nothing beats, best first by the first objective', () => {
    const outcomes = [
      [0.8, 5],
      [0.9, 9],
      [0.8, 6],
      [0.95, 20],
      [0.7, 5],
    ];
    expect(feasibleFront({ objectives, constraints: [] }, outcomes)).toEqual([3, 1, 0]);
  });

  it('keeps trials with equal objectives together', () => {
    const outcomes = [
      [0.8, 5],
      [0.8, 5],
      [0.8, 6],
    ];
    expect(feasibleFront({ objectives, constraints: [] }, outcomes)).toEqual([0, 1]);
  });

  it('leaves out what is beyond a limit, of an objective or another metric', () => {
    const outcomes = [
      [0.8, 5, 1],
      [0.9, 9, 3],
      [0.95, 20, 1],
    ];
    const constraints = [
      { metric: 'ms', max: 9 },
      { metric: 'memory', max: 2 },
    ];
    expect(feasibleFront({ objectives, constraints }, outcomes)).toEqual([0]);
    expect(feasibleFront({ objectives: objectives.slice(0, 1), constraints: [] }, outcomes)).toEqual([2]);
  });
});
