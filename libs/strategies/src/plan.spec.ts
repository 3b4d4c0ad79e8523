import { describe, expect, it } from '@jest/globals';
import { currentPhase, factsOf, planOf, PLANS, startSize } from './plan.ts';
import { snapshotOf, trialOf } from './testing/index.ts';

describe('plan', () => {
  it.each([
    [2, 100, 4],
    [6, 100, 8],
    [30, 100, 12],
    [6, 30, 6],
    [6, 1, 4],
  ])('starts %i parameters and %i trials with a design of %i', (dimension, trials, expected) => {
    expect(startSize(dimension, trials)).toBe(expected);
  });

  it('goes on to the model once the design is tried and two trials succeeded', () => {
    const phase = (tried: number, successes: number) =>
      currentPhase(PLANS.bayesian, { tried, successes, startSize: 8, results: successes, curves: 0, sources: 0 }).name;
    expect(phase(0, 0)).toBe('start');
    expect(phase(7, 7)).toBe('start');
    expect(phase(8, 1)).toBe('start');
    expect(phase(8, 2)).toBe('model');
    expect(phase(500, 0)).toBe('start');
  });

  it('learns from other studies in place of a start, until it knows enough itself', () => {
    const { spec } = snapshotOf({ parameters: [{ name: 'x', type: 'float', min: 0, max: 1 }], warmStart: ['other'] });
    const phase = (sources: number, results: number, successes = results) =>
      currentPhase(planOf(spec), { tried: results, successes, results, startSize: 8, curves: 0, sources }).name;
    expect(phase(2, 0)).toBe('transfer');
    expect(phase(2, 199)).toBe('transfer');
    expect(phase(2, 200)).toBe('model');
    // Its own model learns from what was stopped too.
    expect(phase(2, 200, 40)).toBe('model');
    expect(phase(0, 0)).toBe('start');
  });

  it('learns from trials that were cut short where the study has a fidelity', () => {
    const { spec } = snapshotOf({
      parameters: [{ name: 'x', type: 'float', min: 0, max: 1 }],
      fidelity: { kind: 'steps', max: 9 },
    });
    const phase = (curves: number, successes: number) =>
      currentPhase(planOf(spec), { tried: 8, successes, results: successes, startSize: 8, curves, sources: 0 })
        .strategy;
    expect(phase(0, 0)).toBe('quasi-random');
    expect(phase(1, 1)).toBe('bayesian-fidelity');
    expect(phase(2, 0)).toBe('bayesian-fidelity');
  });

  it('does not count cancelled trials as tried', () => {
    const parameters = [{ name: 'x', type: 'float' as const, min: 0, max: 1 }];
    const trials = [trialOf(0, { x: 0.1 }, 1), trialOf(1, { x: 0.2 }, 'cancelled'), trialOf(2, { x: 0.3 }, 'pending')];
    expect(factsOf(snapshotOf({ parameters }, trials))).toMatchObject({ tried: 2, successes: 1 });
  });

  it('counts what was stopped as a result once it reported one', () => {
    const parameters = [{ name: 'x', type: 'float' as const, min: 0, max: 1 }];
    const stopped = (number: number) => trialOf(number, { x: number / 10 }, 'stopped');
    const trials = [trialOf(1, { x: 0.1 }, 1), stopped(2), { ...stopped(3), metrics: { y: { value: 0.4 } } }];
    expect(factsOf(snapshotOf({ parameters }, trials))).toMatchObject({ successes: 1, results: 2 });
  });
});
