import { exactExp, logNormalCdf, type Kernels, type Rng } from '#numerics';
import type { Snapshot } from '#study';
import { failureOf } from '../failure.ts';
import { fitFeasibility } from '../feasibility-model.ts';
import { rowOf } from '../fit-model.ts';
import { modelArena } from '../model-arena.ts';
import { readObservations } from '../observations.ts';
import { openSearch } from '../search.ts';
import { sharedKernels } from '../shared-kernels.ts';
import { createSpaceDomain } from '../space-domain.ts';

/** How probably a trial at each position ends with a result, see fitFeasibility(); 1 while none has failed, null where no model could be fitted. */
export function predictSuccess(
  snapshot: Snapshot,
  positions: readonly Float64Array[],
  rng: Rng,
  given: Kernels | undefined,
): Float64Array | null {
  const search = openSearch(snapshot);
  const domain = createSpaceDomain(search);
  const observations = { ...readObservations(search), pending: [] };
  const kernels = given ?? sharedKernels(modelArena(domain, observations, 0));
  const mark = kernels.mark();
  try {
    const feasibility = fitFeasibility(kernels, domain, observations, rng);
    if (feasibility === null) return new Float64Array(positions.length).fill(1);
    const { model, hyperparameters } = feasibility;
    const row = kernels.allocate(domain.columns);
    const mean = kernels.allocate(1);
    const variance = kernels.allocate(1);
    return Float64Array.from(positions, (position) => {
      row.set(rowOf(domain, position));
      kernels.posterior(model, { data: row, count: 1, stride: domain.columns }, mean, variance);
      return exactExp(logNormalCdf(mean[0]! / Math.sqrt(Math.max(variance[0]!, 0) + hyperparameters.noiseVariance)));
    });
  } catch (error) {
    if (failureOf(error) === null) throw error;
    return null;
  } finally {
    kernels.release(mark);
  }
}
