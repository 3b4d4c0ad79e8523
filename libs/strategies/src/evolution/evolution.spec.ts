import type { Strategy } from '../strategy.ts';
import { convergenceContract, strategyContract } from '../testing/index.ts';
import { evolutionStrategy } from './evolution.ts';

strategyContract(() => evolutionStrategy, { runs: 25, studyStrategy: 'evolution' });
convergenceContract(evolutionStrategy, { sphere: 0.95, branin: 0.6, table: 0.85 });

/** Past its random start at once, which the short histories of the contract would seldom reach. */
const withoutStart: Strategy = {
  ...evolutionStrategy,
  suggest(snapshot, count, rng) {
    const strategy = { name: 'evolution' as const, options: { populationSize: 2 } };
    return evolutionStrategy.suggest({ ...snapshot, spec: { ...snapshot.spec, strategy } }, count, rng);
  },
};
strategyContract(() => withoutStart, { runs: 25, studyStrategy: 'evolution' });
