import { createBayesianStrategy, type KernelSource } from './bayesian.ts';
import { cmaEsStrategy } from './cma-es/cma-es.ts';
import { evolutionStrategy } from './evolution/evolution.ts';
import { randomForestStrategy } from './forest-search/random-forest.ts';
import { createBayesianFidelityStrategy } from './fidelity/bayesian-fidelity.ts';
import { gridStrategy } from './grid.ts';
import { localSearchStrategy } from './local-search/local-search.ts';
import { quasiRandomStrategy } from './quasi-random.ts';
import { randomStrategy } from './random.ts';
import { createBayesianMultiMetricStrategy } from './several-objectives/bayesian-multi-metric.ts';
import type { Strategy } from './strategy.ts';
import { createAutoStrategy } from './surrogate-choice/auto.ts';
import { createBayesianTransferStrategy } from './transfer/bayesian-transfer.ts';
import { tpeStrategy } from './tpe/tpe.ts';

/** Every strategy by name. A new one is a file and a line here, and a plan that names it. */
export function strategies(kernels: KernelSource): ReadonlyMap<string, Strategy> {
  const all = [
    randomStrategy,
    quasiRandomStrategy,
    gridStrategy,
    tpeStrategy,
    evolutionStrategy,
    localSearchStrategy,
    cmaEsStrategy,
    createAutoStrategy(kernels),
    createBayesianStrategy(kernels),
    randomForestStrategy,
    createBayesianMultiMetricStrategy(kernels),
    createBayesianTransferStrategy(kernels),
    createBayesianFidelityStrategy(kernels),
  ];
  return new Map(all.map((strategy) => [strategy.name, strategy]));
}
