import { describe, expect, it } from '@jest/globals';
import { createSpaceDomain } from '../space-domain.ts';
import { openSearch } from '../search.ts';
import { snapshotOf } from '../testing/index.ts';
import { readFidelityState, writeFidelityState } from './fidelity-state.ts';
import { withFidelity } from './with-fidelity.ts';

const search = openSearch(
  snapshotOf({
    parameters: [
      { name: 'kind', type: 'categorical', values: ['a', 'b', 'c'] },
      { name: 'x', type: 'float', min: 0, max: 1 },
      { name: 'y', type: 'float', min: 0, max: 1 },
    ],
  }),
);
const plain = createSpaceDomain(search);
const domain = withFidelity(plain);

describe('withFidelity', () => {
  it('puts the fidelity behind the numeric columns and before the categories', () => {
    expect([domain.columns, domain.numeric, domain.fidelityColumn]).toEqual([4, 3, 2]);
    const position = search.positionOf({ kind: 'c', x: 0.25, y: 0.75 });
    const row = new Float64Array(4);
    row.set(domain.rowAt(position, 0.5));
    expect([...row]).toEqual([0.25, 0.75, 0.5, 2]);
    domain.embed(position, row);
    expect([...row]).toEqual([0.25, 0.75, 1, 2]);
    expect(domain.smooth(position).map((dimension) => domain.column(dimension))).toEqual([0, 1]);
  });
});

describe('the stored state', () => {
  const fitted = {
    hyperparameters: { inverseSquaredLengths: [1, 2, 3, 4], signalVariance: 0.5, noiseVariance: 1e-3, mainShare: 0.2 },
    fittedAt: 7,
    view: 'half-rank',
  };

  it('comes back as it was', () => {
    const state = writeFidelityState(search.space, domain, fitted);
    expect(state).toMatchObject({ inverseSquaredLengths: { x: 1, y: 2, kind: 4 }, inverseSquaredFidelity: 3 });
    expect(readFidelityState(search.space, domain, structuredClone(state))).toEqual(fitted);
  });

  it('is nothing where it is of another kind or damaged', () => {
    const state = writeFidelityState(search.space, domain, fitted);
    expect(readFidelityState(search.space, domain, null)).toBeNull();
    expect(readFidelityState(search.space, domain, { ...state, kind: 'gaussian-process' })).toBeNull();
    expect(readFidelityState(search.space, domain, { ...state, inverseSquaredFidelity: -1 })).toBeNull();
  });
});
