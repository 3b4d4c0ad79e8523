import { convergenceContract, strategyContract } from '../testing/index.ts';
import { tpeStrategy } from './tpe.ts';

strategyContract(() => tpeStrategy, { runs: 25, studyStrategy: 'tpe' });
convergenceContract(tpeStrategy, { sphere: 0.5, branin: 0.5, table: 0.5 });
