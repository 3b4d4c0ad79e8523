import { exactExp, inArenaScope, logNormalCdf, type Kernels, type Rng } from '#numerics';
import { posteriorAt } from '#surrogate';
import type { Snapshot } from '#study';
import { failureOf } from '../failure.ts';
import { fitFeasibility } from '../fit-feasibility.ts';
import { rowOf } from '../row-of.ts';
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
  try {
    return inArenaScope(kernels, () => {
      const feasibility = fitFeasibility(kernels, domain, observations, rng);
      if (feasibility === null) return new Float64Array(positions.length).fill(1);
      const { model, hyperparameters } = feasibility;
      return Float64Array.from(positions, (position) => {
        const { mean, variance } = posteriorAt(kernels, model, [rowOf(domain, position)]);
        return exactExp(logNormalCdf(mean[0]! / Math.sqrt(Math.max(variance[0]!, 0) + hyperparameters.noiseVariance)));
      });
    });
  } catch (error) {
    if (failureOf(error) === null) throw error;
    return null;
  }
}
