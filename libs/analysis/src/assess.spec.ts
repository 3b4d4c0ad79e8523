import { describe, expect, it } from '@jest/globals';
import { assess, chanceWarning } from './assess.ts';
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
const SURE = { likelihoodRatio: 40, chanceRatio: 8 };
const codes = (change: Partial<Calibration>, evidence = SURE): readonly string[] =>
  assess({ ...GOOD, ...change }, evidence).map(({ code }) => code);

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

describe('chanceWarning', () => {
  it('is there while noise alone explains the results as well', () => {
    expect(codes({}, { likelihoodRatio: 7.9, chanceRatio: 8 })).toEqual(['no_better_than_chance']);
    expect(chanceWarning(20, { likelihoodRatio: 7.9, chanceRatio: 8 })?.message).toContain('7.9');
    expect(chanceWarning(20, { likelihoodRatio: 8.1, chanceRatio: 8 })).toBeNull();
    expect(chanceWarning(7, { likelihoodRatio: 0, chanceRatio: 8 })).toBeNull();
  });
});
