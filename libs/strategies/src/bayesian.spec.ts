import { createPlainKernels, createRng } from '#numerics';
import { compileSpace, sampleMany, type Assignments } from '#search-space';
import { suggestionSeed } from '#study';
import { describe, expect, it } from '@jest/globals';
import { isAmbitious } from './ambition.ts';
import { createBayesianStrategy } from './bayesian.ts';
import { snapshotOf, strategyContract, trialOf, type SpecDraft } from './testing/index.ts';

strategyContract(() => createBayesianStrategy(createPlainKernels), { runs: 15 });

describe('a bowl that the model knows', () => {
  const spec: SpecDraft = {
    parameters: ['a', 'b'].map((name) => ({ name, type: 'float', min: 0, max: 1 })),
    budget: { trials: 100 },
  };
  const points = sampleMany(compileSpace(snapshotOf(spec).spec), createRng('bowl'), 36);
  const distance = ({ a, b }: Assignments): number => Math.hypot(Number(a) - 0.3, Number(b) - 0.6);
  const history = points.map((assignments, i) => trialOf(i + 1, assignments, -(distance(assignments) ** 2)));
  const strategy = createBayesianStrategy(createPlainKernels);

  /** Distances from the bottom of what is suggested next in the ambitious rounds of two turns, with so many of the latest trials still pending. */
  function ambitious(pending: number): number[] {
    return [24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35]
      .filter((known) => isAmbitious(known + 1))
      .map((known) => {
        const trials = history
          .slice(0, known)
          .map((trial, i) => (i < known - pending ? trial : trialOf(trial.number, trial.assignments, 'pending')));
        const snapshot = snapshotOf(spec, trials);
        const [suggestion] = strategy.suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
        return distance(suggestion!.assignments);
      });
  }

  const atTheBottom = (distances: readonly number[]): number => distances.filter((each) => each < 0.05).length;

  it('is asked for its bottom where nothing more is to be hoped for: in all rounds but the first of the half-rank view', () => {
    expect(atTheBottom(ambitious(0))).toBe(5);
  });

  it('is looked at elsewhere while others are under way', () => {
    expect(atTheBottom(ambitious(1))).toBeLessThan(3);
  });
});
