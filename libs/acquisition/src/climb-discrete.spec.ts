import { createPlainKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import type { Acquisition } from './acquisition.ts';
import { createCandidatePool } from './candidate-pool.ts';
import { climbDiscrete } from './climb-discrete.ts';
import {
  CLIMB_ROUNDS,
  EXCHANGED_COORDINATES,
  EXCHANGES_TOGETHER,
  LARGEST_BATCH,
  LARGEST_CLIMB,
  OPEN_EXCHANGES,
} from './constants.ts';
import type { Domain } from './domain.ts';
import { exchangeGroups } from './exchange-groups.ts';
import { maximiseAcquisition } from './maximise-acquisition.ts';
import { confineDomain } from './confine-domain.ts';
import type { Scored } from './scored.ts';
import { countScores, latticeDomain, peakAcquisition } from './testing/index.ts';

const categories = (count: number, values: number): Domain =>
  latticeDomain({ continuous: 0, categorical: new Array<number>(count).fill(values) });

/** From the first value everywhere. */
function climb(domain: Domain, acquisition: Acquisition, allowance: number, seed = 1): Scored {
  const kernels = createPlainKernels(1 << 19);
  const pool = createCandidatePool(kernels, domain, LARGEST_BATCH);
  const position = new Float64Array(domain.dimension);
  domain.settle(position);
  pool.add(position);
  pool.score(acquisition);
  return climbDiscrete(pool, domain, acquisition, { position, score: pool.scores[0]! }, allowance, createRng(seed));
}

describe('climbing by exchanges', () => {
  it('scores all neighbours at every step in few dimensions', () => {
    const { acquisition, scored } = countScores(peakAcquisition(new Array<number>(10).fill(2), 0));
    expect(climb(categories(10, 3), acquisition, 1000).score).toBe(0);
    // The start, ten steps that gain and the one that finds nothing more.
    expect(scored()).toBe(1 + 11 * 20);
  });

  it('climbs by groups where as few dimensions would take many times the allowance', () => {
    const peak = peakAcquisition(new Array<number>(60).fill(9), 0);
    const { acquisition, scored } = countScores(peak);
    expect(climb(categories(60, 10), acquisition, 2000).score).toBe(0);
    // Fifty steps of 540 neighbours would be 27,000.
    expect(scored()).toBeLessThan(2100);
  });

  it('reaches the peak of a hundred dimensions with next to as few scores as it takes', () => {
    const { acquisition, scored } = countScores(peakAcquisition(new Array<number>(100).fill(2), 0));
    expect(climb(categories(100, 10), acquisition, Infinity).score).toBe(0);
    // Groups of three dimensions: three steps of 27 neighbours each. Steepest ascent takes a hundred steps of 900.
    expect(scored()).toBe(1 + 33 * 3 * 27 + 9);
  });

  it('ends once the allowance is used up, elsewhere with another draw', () => {
    const peak = peakAcquisition(new Array<number>(200).fill(9), 0);
    const { acquisition, scored } = countScores(peak);
    const first = climb(categories(200, 10), acquisition, 1000);
    expect(scored()).toBeLessThanOrEqual(1 + 1000 + EXCHANGES_TOGETHER);
    expect(first.score).toBeGreaterThan(-200);
    expect(climb(categories(200, 10), peak, 1000)).toEqual(first);
    expect(climb(categories(200, 10), peak, 1000, 2).position).not.toEqual(first.position);
  });

  it('has a turn for every dimension where few have more neighbours than a batch', () => {
    const last = peakAcquisition(new Array<number>(40).fill(59), 0);
    expect(climb(categories(40, 60), last, Infinity).score).toBe(0);
  });
});

describe('exchangeGroups', () => {
  const position = new Float64Array(OPEN_EXCHANGES + 36).fill(0.05);

  it('deals out every dimension once, in an order that is drawn', () => {
    const domain = categories(OPEN_EXCHANGES + 36, 10);
    const groups = exchangeGroups(domain, position, createRng(1));
    expect(groups.flat().toSorted((a, b) => a - b)).toEqual([...position.keys()]);
    expect(Math.max(...groups.map((group) => 9 * group.length))).toBeLessThanOrEqual(EXCHANGES_TOGETHER);
    expect(exchangeGroups(domain, position, createRng(2))).not.toEqual(groups);
  });

  it('leaves out what has no choice, and gives what has many a group of its own', () => {
    const sizes = [50, 1, 2, 2, 50];
    const domain = latticeDomain({ continuous: 0, categorical: sizes });
    const groups = exchangeGroups(domain, position.subarray(0, 5), createRng(1)).map((group) => group.join());
    expect(groups.join().split(',').toSorted()).toEqual(['0', '2', '3', '4']);
    expect(groups).toEqual(expect.arrayContaining(['0', '4']));
  });
});

describe('maximising over 120 categories', () => {
  const domain = categories(120, 10);
  const centre = new Float64Array(120).fill(0.55);
  const region = {
    centre,
    lower: new Float64Array(120),
    upper: new Float64Array(120).fill(1),
    categorical: [...centre.keys()],
    exchanged: 120,
  };

  it.each([
    ['everywhere', null],
    ['in a region', region],
  ])('scores a bounded number of points %s, and finds better ones', (_, where) => {
    const kernels = createPlainKernels(1 << 20);
    const weights = kernels.allocate(domain.columns).fill(1);
    const { acquisition, scored } = countScores(peakAcquisition(new Array<number>(120).fill(7), 0));
    const best = maximiseAcquisition(kernels, domain, acquisition, [centre], weights, createRng(1), { region: where });
    const batches = LARGEST_CLIMB * CLIMB_ROUNDS;
    expect(scored()).toBeLessThan(
      LARGEST_BATCH + EXCHANGED_COORDINATES / 120 + batches * (EXCHANGES_TOGETHER + LARGEST_CLIMB),
    );
    // 120 differ at the centre.
    expect(best!.score).toBeGreaterThan(-60);
  });
});

describe('confineDomain', () => {
  it('exchanges what is not smooth at the centre', () => {
    const domain = latticeDomain({ continuous: 1, ordered: [4], categorical: [3] });
    const centre = Float64Array.of(0.5, 0.375, 0.5);
    const box = {
      lower: Float64Array.of(0, 0.3, 0),
      upper: Float64Array.of(1, 0.7, 1),
      categorical: [2],
      exchanged: 0,
    };
    const confined = confineDomain({ ...domain, smooth: () => [0, 1] }, { centre, ...box });
    expect(confined.discrete).toEqual([2]);
    expect(confineDomain(domain, { centre, ...box }).discrete).toEqual([1, 2]);
    expect(confineDomain(domain, { centre, ...box }).exchanges(centre, 1)).toEqual([0.625]);
    expect(confined.exchanges(centre, 2)).toEqual([]);
  });
});
