import { compileSpace } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import { addToModelState, readModelState, readViewState, writeModelState } from './model-state.ts';

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

  it('looks each length-scale up: it never goes through all of them', () => {
    const state = writeModelState(space, [0, 1], MODEL);
    let listed = 0;
    const lengths = new Proxy(state['inverseSquaredLengths'] as object, {
      ownKeys: (target) => {
        listed++;
        return Reflect.ownKeys(target);
      },
    }) as (typeof state)['inverseSquaredLengths'];
    expect(readModelState(space, [0, 1], { ...state, inverseSquaredLengths: lengths! })).toEqual(MODEL);
    expect(listed).toBe(0);
  });

  it('takes no inherited entry for a stored one', () => {
    const named = compileSpace({ parameters: [{ name: 'constructor', type: 'float', min: 0, max: 1 }] });
    const state = writeModelState(space, [0, 1], MODEL);
    expect(readModelState(named, [0], { ...state, inverseSquaredLengths: {} })).toBeNull();
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

  it('keeps the last fit of each view, the newest in front', () => {
    const stateAt = (fittedAt: number, view: string) => writeModelState(space, [0, 1], { ...MODEL, fittedAt, view });
    let state = addToModelState(null, stateAt(17, 'half-rank'));
    state = addToModelState({ ...state, sources: {} }, stateAt(18, 'standardised'));
    state = addToModelState(state, stateAt(19, 'half-rank'));
    expect(readModelState(space, [0, 1], state)?.fittedAt).toBe(19);
    expect(readViewState(space, [0, 1], state, 'half-rank')?.fittedAt).toBe(19);
    expect(readViewState(space, [0, 1], state, 'standardised')?.fittedAt).toBe(18);
    expect(readViewState(space, [0, 1], state, 'another')).toBeNull();
    expect(state['otherViews']).toEqual([stateAt(18, 'standardised')]);
    const broken = { ...stateAt(18, 'standardised'), signalVariance: 'much' };
    expect(addToModelState(broken, stateAt(19, 'half-rank'))).toEqual(stateAt(19, 'half-rank'));
  });
});
