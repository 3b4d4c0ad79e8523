import type { Strategy } from '../strategy.ts';
import { convergenceContract, strategyContract } from '../testing/index.ts';
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
