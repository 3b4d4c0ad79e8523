import { randomStrategy } from './random.ts';
import { strategyContract } from './testing/index.ts';

strategyContract(() => randomStrategy, { studyStrategy: 'random' });
