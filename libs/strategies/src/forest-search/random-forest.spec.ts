import { strategyContract } from '../testing/index.ts';
import { randomForestStrategy } from './random-forest.ts';

strategyContract(() => randomForestStrategy, { runs: 10, studyStrategy: 'random-forest' });
