import type { Kernels } from '#numerics';
import { fidelityLevels, type Fidelity, type Hurdle } from '#study';
import { posteriorCovariance, posteriorMeansAt } from '#surrogate';
import type { FidelityModel } from './fit-fidelity-model.ts';
import { withinDoubles } from '../within-doubles.ts';
import { leastOutputs, type LevelBeliefs } from './least-outputs.ts';
import { placeOf } from './read-curves.ts';
import type { FidelityDomain } from './with-fidelity.ts';

/** leastOutputs() of a position in the unit of the metric: the way back through warp and alignment. */
export function hurdlesOf(
  kernels: Kernels,
  domain: FidelityDomain,
  model: FidelityModel,
  fidelity: Fidelity,
  position: Float64Array,
  target: number,
): readonly Hurdle[] {
  const steps = fidelityLevels(fidelity);
  const least = leastOutputs(beliefsAt(kernels, domain, model, steps, position), target);
  return least.flatMap((output, level): readonly Hurdle[] => {
    const { offset, slope } = model.lines[level]!;
    // A level that the next does not follow at all cannot be judged by.
    if (output === null || slope === 0) return [];
    const value = model.sign * withinDoubles((withinDoubles(model.warp.unwarp(output)) - offset) / slope) + 0;
    return [{ step: steps[level]!, value }];
  });
}

function beliefsAt(
  kernels: Kernels,
  domain: FidelityDomain,
  { process }: FidelityModel,
  steps: readonly number[],
  position: Float64Array,
): LevelBeliefs {
  const rows = steps.map((step) => domain.rowAt(position, placeOf(step, steps)));
  return {
    steps,
    means: posteriorMeansAt(kernels, process.model, rows),
    covariance: posteriorCovariance(kernels, process.model, rows),
    noise: process.hyperparameters.noiseVariance,
  };
}
