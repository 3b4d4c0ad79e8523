import { compileSpace } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import { readModelState, writeModelState } from './model-state.ts';

const space = compileSpace({
  parameters: [
    { name: 'x', type: 'float', min: 0, max: 1 },
    { name: 'y', type: 'float', min: 0, max: 1 },
  ],
});
const MODEL = {
  hyperparameters: { inverseSquaredLengths: [1 / 3, 2e-7], signalVariance: 1.1, noiseVariance: 1e-6, mainShare: 0.3 },
  fittedAt: 17,
  view: 'half-rank',
};

describe('model state', () => {
  it('survives JSON to the last bit', () => {
    const state = JSON.parse(JSON.stringify(writeModelState(space, [0, 1], MODEL))) as ReturnType<
      typeof writeModelState
    >;
    expect(readModelState(space, [0, 1], state)).toEqual(MODEL);
  });

  it('finds length-scales by name when the columns are in another order', () => {
    const state = writeModelState(space, [0, 1], MODEL);
    expect(readModelState(space, [1, 0], state)?.hyperparameters.inverseSquaredLengths).toEqual([2e-7, 1 / 3]);
  });

  it.each([
    null,
    {},
    { kind: 'forest' },
    { ...writeModelState(space, [0, 1], MODEL), noiseVariance: -1 },
    { ...writeModelState(space, [0], MODEL) },
    { ...writeModelState(space, [0, 1], MODEL), inverseSquaredLengths: [1, 2] },
  ])('is null for what is not one: %j', (state) => {
    expect(readModelState(space, [0, 1], state)).toBeNull();
  });
});
