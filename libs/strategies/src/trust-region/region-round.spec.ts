import { describe, expect, it } from '@jest/globals';
import { openSearch } from '../search.ts';
import { createSpaceDomain } from '../space-domain.ts';
import { snapshotOf, type SpecDraft } from '../testing/index.ts';
import { regionRound } from './region-round.ts';

function regionOf(
  parameters: SpecDraft['parameters'],
  centre: readonly number[],
  inverse: readonly number[],
  side: number,
) {
  const search = openSearch(snapshotOf({ parameters }));
  return regionRound(search.space, createSpaceDomain(search), Float64Array.from(centre), inverse, side);
}

describe('regionRound', () => {
  it('stretches the box along long length-scales and cuts it at the walls', () => {
    const parameters = ['a', 'b'].map((name) => ({ name, type: 'float' as const, min: 0, max: 1 }));
    // l = 2 and 1/2: aspects 2 and 1/2 of a half side of .1
    const { lower, upper } = regionOf(parameters, [0.9, 0.5], [0.25, 4], 0.2);
    expect(lower[0]).toBeCloseTo(0.7, 12);
    expect(upper[0]).toBe(1);
    expect(lower[1]).toBeCloseTo(0.45, 12);
    expect(upper[1]).toBeCloseTo(0.55, 12);
  });

  it('reaches the neighbouring levels of an integer however small it is', () => {
    const { lower, upper } = regionOf([{ name: 'n', type: 'int', min: 1, max: 5 }], [0.5], [1], 0.01);
    expect(lower[0]).toBeCloseTo(0.3, 12);
    expect(upper[0]).toBeCloseTo(0.7, 12);
  });

  it('lets half as large a share of the categories differ as its side, at least one, and leaves their dimensions open', () => {
    const parameters = Array.from({ length: 10 }, (_, i) => ({
      name: `c${i}`,
      type: 'categorical' as const,
      values: ['a', 'b', 'c'],
    }));
    const centre = new Array<number>(10).fill(0.5);
    const region = regionOf(parameters, centre, new Array<number>(10).fill(1), 0.8);
    expect(region.exchanged).toBe(4);
    expect(region.categorical).toHaveLength(10);
    expect([...region.lower]).toEqual(new Array(10).fill(0));
    expect(regionOf(parameters, centre, new Array<number>(10).fill(1), 0.01).exchanged).toBe(1);
  });

  it('leaves a parameter free that is inactive at the centre', () => {
    const parameters: SpecDraft['parameters'] = [
      { name: 'on', type: 'boolean' },
      { name: 'x', type: 'float', min: 0, max: 1, when: { on: [true] } },
    ];
    const off = regionOf(parameters, [0.25, 0.5], [1, 1], 0.2);
    expect([off.lower[1], off.upper[1]]).toEqual([0, 1]);
    const on = regionOf(parameters, [0.75, 0.5], [1, 1], 0.2);
    expect(on.lower[1]).toBeCloseTo(0.4, 12);
  });
});
