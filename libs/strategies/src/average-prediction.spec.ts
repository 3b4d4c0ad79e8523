import { describe, expect, it } from '@jest/globals';
import { averagePrediction } from './average-prediction.ts';

const prediction = (mean: number, standardDeviation: number) => ({ mean, standardDeviation });

describe('averagePrediction', () => {
  it('is the mean of models that are equally sure', () => {
    expect(averagePrediction([prediction(1, 2), prediction(3, 2)])).toEqual(prediction(2, 2));
  });

  it('weighs by precision: half the deviation, four times the say', () => {
    const { mean, standardDeviation } = averagePrediction([prediction(10, 1), prediction(0, 2)]);
    expect(mean).toBeCloseTo(8, 12);
    expect(standardDeviation).toBeCloseTo(1.2, 12);
  });

  it('goes by what is certain, whatever the others say', () => {
    expect(averagePrediction([prediction(1, 0), prediction(400, 4e3)])).toEqual(prediction(1, 0));
    expect(averagePrediction([prediction(1, 0), prediction(3, 0)])).toEqual(prediction(2, 0));
    expect(averagePrediction([prediction(1, 5e-324), prediction(3, 1e308)])).toEqual(prediction(1, 5e-324));
  });
});
