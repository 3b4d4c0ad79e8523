import { convergenceContract, strategyContract } from '../testing/index.ts';
import { localSearchStrategy } from './local-search.ts';

strategyContract(() => localSearchStrategy, { runs: 25, studyStrategy: 'local-search' });
convergenceContract(localSearchStrategy, { sphere: 0.5, branin: 0.5, table: 0.7 });
