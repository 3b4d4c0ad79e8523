import type { Kernels, Rng } from '#numerics';
import { conditionGaussianProcess, createTrainingSet, type GaussianProcess } from '#surrogate';
import { FEASIBILITY_MOST } from './constants.ts';
import { fitInExtents } from './fit-in-extents.ts';
import type { Observations } from './observations.ts';
import { rowOf } from './row-of.ts';
import type { SpaceDomain } from './space-domain.ts';

/**
 * Where trials work out at all: a Gaussian process on labels, +1 for a success and -1 for a failure; null as long as nothing failed. A search takes
 * Phi(mean(p) / sqrt(variance(p) + noise)) for the probability that a trial at p succeeds; what is told of it is predictSuccess().
 *
 * Least-squares classification (Rasmussen and Williams 2006, 6.5) instead of a Laplace approximation: the same kernels, one factorisation,
 * and the same decisions where the classes are regions. A region is no sum of what each parameter does, so the kernel is the joint one alone. Failed points used to be given a bad score instead; that bends the model of the
 * objective at the very border where the optimum often lies, and teaches a slope into regions that merely fail.
 */
export function fitFeasibility(
  kernels: Kernels,
  domain: SpaceDomain,
  observations: Pick<Observations, 'failures' | 'positions'>,
  rng: Rng,
): GaussianProcess | null {
  const failures = observations.failures.slice(-FEASIBILITY_MOST);
  if (failures.length === 0) return null;
  const successes = observations.positions.slice(-FEASIBILITY_MOST);
  const rows = [...failures, ...successes].map((position) => rowOf(domain, position));
  const labels = [...failures.map(() => -1), ...successes.map(() => 1)];
  const data = { ...createTrainingSet(kernels, domain, rows, labels, 0), mainEffects: false as const };
  const hyperparameters = fitInExtents(kernels, domain, data, null, rng.fork('feasibility'));
  return conditionGaussianProcess(kernels, data, hyperparameters, 0);
}
