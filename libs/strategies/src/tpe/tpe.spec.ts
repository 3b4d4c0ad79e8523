import { createRng } from '#numerics';
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
