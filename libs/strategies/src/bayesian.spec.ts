import { createPlainKernels } from '#numerics';
import { createBayesianStrategy } from './bayesian.ts';
import { strategyContract } from './testing/index.ts';

strategyContract(() => createBayesianStrategy(createPlainKernels), { runs: 15 });
