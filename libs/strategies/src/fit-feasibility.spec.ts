import { createKernels, createRng } from '#numerics';
import type { Assignments } from '#search-space';
import { suggestionSeed, type ModelState, type SnapshotTrial } from '#study';
import { describe, expect, it } from '@jest/globals';
import { suggest } from './suggest.ts';
import { snapshotOf, trialOf } from './testing/index.ts';

const TRIALS = 60;
const kernels = createKernels(1 << 20);
const parameters = ['x', 'y'].map((name) => ({ name, type: 'float' as const, min: 0, max: 1 }));

/** A third of each square fails. What fails lies where the objective would be best, so that every step up leads to the border. */
const squares = {
  'a corner': {
    works: (x: number, y: number): boolean => x + y < 2 - Math.sqrt(2 / 3),
    value: (x: number, y: number): number => -((x - 0.75) ** 2) - (y - 0.7) ** 2,
  },
  'a stripe': {
    works: (x: number, _: number): boolean => Math.abs(x - 0.5) > 1 / 6,
    value: (x: number, y: number): number => -((x - 0.55) ** 2) - (y - 0.4) ** 2,
  },
};

function failuresAfter20(square: (typeof squares)['a corner'], seed: number, kind: 'failed' | 'infeasible'): number {
  const tried: SnapshotTrial[] = [];
  let model: ModelState | null = null;
  let failures = 0;
  for (let number = 1; number <= TRIALS; number++) {
    const snapshot = snapshotOf({ parameters, budget: { trials: TRIALS } }, tried, { seed, model });
    const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)), { kernels });
    if (suggestion === undefined) throw new Error('no suggestion');
    model = suggestion.explanation.model ?? model;
    const [x, y] = coordinates(suggestion.assignments);
    const works = square.works(x, y);
    if (!works && number > 20) failures++;
    tried.push(trialOf(number, suggestion.assignments, works ? square.value(x, y) : kind));
  }
  return failures;
}

const coordinates = ({ x, y }: Assignments): [number, number] => [Number(x), Number(y)];

describe('failures teach where trials work out', () => {
  it.each(Object.entries(squares))('%s fails: at most 15 %% of the suggestions after the first 20 do', (_, square) => {
    const failures = [1, 2, 3].map((seed) => failuresAfter20(square, seed, seed === 2 ? 'infeasible' : 'failed'));
    for (const count of failures) expect(count / (TRIALS - 20)).toBeLessThanOrEqual(0.15);
  });
});
