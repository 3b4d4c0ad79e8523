import { createBayesianStrategy, type KernelSource } from './bayesian.ts';
import { gridStrategy } from './grid.ts';
import { quasiRandomStrategy } from './quasi-random.ts';
import { randomStrategy } from './random.ts';
import type { Strategy } from './strategy.ts';

/** Every strategy by name. A new one is a file and a line here, and a plan that names it. */
export function strategies(kernels: KernelSource): ReadonlyMap<string, Strategy> {
  const all = [randomStrategy, quasiRandomStrategy, gridStrategy, createBayesianStrategy(kernels)];
  return new Map(all.map((strategy) => [strategy.name, strategy]));
}
