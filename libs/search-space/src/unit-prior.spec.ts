import { describe, expect, it } from '@jest/globals';
import { compileSpace } from './compile-space.ts';
import { unitPrior } from './unit-prior.ts';

describe('unitPrior', () => {
  const space = compileSpace({
    parameters: [
      {
        name: 'rate',
        type: 'float',
        min: 1e-4,
        max: 1,
        scale: 'log',
        prior: { mean: 0.01, standardDeviation: Math.log(10) },
      },
      {
        name: 'share',
        type: 'float',
        min: 0.1,
        max: 0.9,
        scale: 'logit',
        prior: { mean: 0.5, standardDeviation: Math.log(9) },
      },
      { name: 'depth', type: 'int', min: 1, max: 9, prior: { mean: 5, standardDeviation: 2 } },
      {
        name: 'width',
        type: 'int',
        min: 1,
        max: 1024,
        scale: 'log',
        prior: { mean: 32, standardDeviation: Math.log(2) },
      },
      { name: 'free', type: 'float', min: 0, max: 1 },
      { name: 'kind', type: 'boolean' },
    ],
  });

  it('is normal along the scale of the parameter', () => {
    expect(unitPrior(space, 0)).toEqual({ mean: expect.closeTo(0.5, 12), deviation: expect.closeTo(0.25, 12) });
    expect(unitPrior(space, 1)).toEqual({ mean: expect.closeTo(0.5, 12), deviation: expect.closeTo(0.5, 12) });
    expect(unitPrior(space, 2)).toEqual({ mean: expect.closeTo(0.5, 12), deviation: expect.closeTo(2 / 9, 12) });
  });

  it('puts the mean of an integer on a log scale within a cell of its position', () => {
    const prior = unitPrior(space, 3);
    expect(prior?.mean).toBeCloseTo(space.codecs[3]!.encode(32), 1);
    expect(prior?.deviation).toBeCloseTo(0.1, 1);
  });

  it('is null where nothing is believed', () => {
    expect(unitPrior(space, 4)).toBeNull();
    expect(unitPrior(space, 5)).toBeNull();
  });
});
