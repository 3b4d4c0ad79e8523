import { createRng } from '#numerics';
import { suggestionSeed } from '#study';
import { describe, expect, it } from '@jest/globals';
import type { Strategy } from '../strategy.ts';
import { convergenceContract, snapshotOf, strategyContract, trialOf, type SpecDraft } from '../testing/index.ts';
import { tpeStrategy } from './tpe.ts';

strategyContract(() => tpeStrategy, { runs: 25, studyStrategy: 'tpe' });
convergenceContract(tpeStrategy, { sphere: 0.5, branin: 0.5, table: 0.5 });

/** The densities from the first trial on, which the short histories of the contract would seldom reach. */
const withoutStart: Strategy = {
  ...tpeStrategy,
  suggest(snapshot, count, rng) {
    const strategy = { name: 'tpe' as const, options: { startupTrials: 0 } };
    return tpeStrategy.suggest({ ...snapshot, spec: { ...snapshot.spec, strategy } }, count, rng);
  },
};
strategyContract(() => withoutStart, { runs: 25, studyStrategy: 'tpe' });

describe('tpe', () => {
  it('proposes the best of what is left where that is no more than its candidates', () => {
    const draft: SpecDraft = {
      parameters: [{ name: 'k', type: 'int', min: 1, max: 200 }],
      objectives: [{ metric: 'y', goal: 'minimize' }],
      strategy: { name: 'tpe', options: { candidates: 3 } },
    };
    // Good trials lie at one end, what is left at the other, and the density of the others falls towards the end.
    const trials = Array.from({ length: 197 }, (_, k) => trialOf(k + 1, { k: k + 1 }, k));
    for (let seed = 1; seed <= 8; seed++) {
      const [first] = tpeStrategy.suggest(snapshotOf(draft, trials), 1, createRng(seed));
      expect(first?.assignments).toEqual({ k: 200 });
    }
  });
});

it('tries the stated default first, also without a random start', () => {
  const parameters = [{ name: 'x', type: 'float' as const, min: 0, max: 1, default: 0.123 }];
  const snapshot = snapshotOf({ parameters, strategy: { name: 'tpe', options: { startupTrials: 0 } } });
  const [suggestion] = tpeStrategy.suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
  expect(suggestion?.assignments).toEqual({ x: 0.123 });
});
