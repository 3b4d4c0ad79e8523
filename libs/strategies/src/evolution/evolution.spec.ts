import { convergenceContract, strategyContract } from '../testing/index.ts';
import { evolutionStrategy } from './evolution.ts';

strategyContract(() => evolutionStrategy, { runs: 25, studyStrategy: 'evolution' });
convergenceContract(evolutionStrategy, { sphere: 0.95, branin: 0.6, table: 0.85 });
