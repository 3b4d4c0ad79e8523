import { createRng } from '#numerics';
import { suggestionSeed, type ModelState, type Snapshot } from '#study';
import { describe, expect, it } from '@jest/globals';
import { suggest } from './suggest.ts';
import { snapshotOf, trialOf } from './testing/index.ts';

const COUNT = 1_205;

/** After so many trials of a sphere whose best is at (.3, .3), with a model that was fitted a while ago. */
function manyTrials(model: ModelState): Snapshot {
  const rng = createRng('many');
  const trials = Array.from({ length: COUNT }, (_, i) => {
    const [x, y] = [rng.next(), rng.next()];
    return trialOf(i + 1, { x, y }, -((x - 0.3) ** 2) - (y - 0.3) ** 2);
  });
  const parameters = ['x', 'y'].map((name) => ({ name, type: 'float' as const, min: 0, max: 1 }));
  return snapshotOf({ parameters, strategy: { name: 'bayesian' }, budget: { trials: 2_000 } }, trials, { model });
}

function fitOf(view: string, fittedAt: number): ModelState {
  return {
    ...{ kind: 'gaussian-process', view, fittedAt, signalVariance: 1, noiseVariance: 1e-4, mainShare: 0.1 },
    inverseSquaredLengths: { x: 1, y: 1 },
  };
}

function modelAfterAsk(model: ModelState): ModelState {
  const snapshot = manyTrials(model);
  const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
  expect(suggestion?.explanation.modelTrials).toBeLessThanOrEqual(600);
  return suggestion?.explanation.model ?? {};
}

// The next trial is number 1,206: the half-rank view's turn.
describe('the local model of more trials than an exact one can hold', () => {
  it('keeps the length-scales of its view until a fiftieth of all trials is new', () => {
    expect(modelAfterAsk(fitOf('half-rank', COUNT - 24))).toEqual(fitOf('half-rank', COUNT - 24));
    expect(modelAfterAsk(fitOf('half-rank', COUNT - 25))['fittedAt']).toBe(COUNT);
  });

  it('fits where only the other view was fitted, and keeps that fit beside its own', () => {
    const other = fitOf('standardised', COUNT - 1);
    const state = modelAfterAsk(other);
    expect(state['fittedAt']).toBe(COUNT);
    expect(state['otherViews']).toEqual([other]);
  });
});
