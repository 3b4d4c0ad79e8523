import type { Strategy } from '../strategy.ts';
import { convergenceContract, strategyContract } from '../testing/index.ts';
import { localSearchStrategy } from './local-search.ts';

strategyContract(() => localSearchStrategy, { runs: 25, studyStrategy: 'local-search' });
convergenceContract(localSearchStrategy, { sphere: 0.5, branin: 0.5, table: 0.7 });

/** Past its random start at once, which the short histories of the contract would seldom reach. */
const withoutStart: Strategy = {
  ...localSearchStrategy,
  suggest(snapshot, count, rng) {
    const strategy = { name: 'local-search' as const, options: { startupTrials: 1 } };
    return localSearchStrategy.suggest({ ...snapshot, spec: { ...snapshot.spec, strategy } }, count, rng);
  },
};
strategyContract(() => withoutStart, { runs: 25, studyStrategy: 'local-search' });
