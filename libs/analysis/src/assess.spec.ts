import { describe, expect, it } from '@jest/globals';
import { assess } from './assess.ts';
import type { Calibration } from './calibrate.ts';

const GOOD: Calibration = {
  observations: 26,
  meanLogDensity: -0.5,
  constantLogDensity: -1.42,
  rankCorrelation: 0.8,
  coverageOfHalf: 0.5,
  coverageOfNinety: 0.9,
  meanResidual: 0,
  residualDeviation: 1,
};
const codes = (change: Partial<Calibration>): readonly string[] =>
  assess({ ...GOOD, ...change }).map(({ code }) => code);

describe('assess', () => {
  it('has nothing to say about a good model', () => {
    expect(codes({})).toEqual([]);
  });

  it('warns of predictions that order nothing, or are no denser than a constant', () => {
    // 1.645 / sqrt(25) = .329
    expect(codes({ rankCorrelation: 0.32 })).toEqual(['no_better_than_chance']);
    expect(codes({ rankCorrelation: 0.34 })).toEqual([]);
    expect(codes({ meanLogDensity: -1.42 })).toEqual(['no_better_than_chance']);
  });

  it('warns of intervals that are too narrow', () => {
    // .9 - 1.645 sqrt(.09 / 26) = .803
    expect(codes({ coverageOfNinety: 0.8 })).toEqual(['overconfident']);
    expect(codes({ coverageOfNinety: 0.81 })).toEqual([]);
  });

  it('judges nothing by a handful of observations', () => {
    expect(codes({ observations: 7, rankCorrelation: 0 })).toEqual(['few_observations']);
  });
});
