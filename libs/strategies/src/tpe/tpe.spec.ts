import { strategyContract } from '../testing/index.ts';
import { tpeStrategy } from './tpe.ts';

strategyContract(() => tpeStrategy, { runs: 25 });
