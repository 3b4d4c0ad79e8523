import { inArenaScope, type Kernels, type Rng } from '#numerics';
import { posteriorMeansAt } from '#surrogate';
import type { Snapshot } from '#study';
import { failureOf } from '../failure.ts';
import { fitFeasibility } from '../fit-feasibility.ts';
import { rowOf } from '../row-of.ts';
import { modelArena } from '../model-arena.ts';
import { readObservations } from '../observations.ts';
import { openSearch } from '../search.ts';
import { sharedKernels } from '../shared-kernels.ts';
import { createSpaceDomain } from '../space-domain.ts';

/**
 * How probably a trial at each position ends with a result; 1 while none has failed, null where no model could be fitted.
 *
 *   P = (1 + m) / 2,   1 / (n + 2) <= P <= 1 - 1 / (n + 2)
 *
 * m is what fitFeasibility() expects of the label, +1 or -1, at the position, n the number of trials that it knows; after n trials nothing is more certain than
 * that the next turns out as all did (Laplace's rule of succession). The search asks Phi(m / s), which is steeper, and does well to: the question there is
 * which of two points fails less. As a probability it says .001 where one in thirteen works out after 12 trials; log loss .83 / .56 / .22 / .10
 * after 12 / 20 / 40 / 100 trials of three regions, this .42 / .33 / .19 / .12, the share of successes alone .70 / .68 / .66 / .66.
 */
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
      const least = 1 / (feasibility.observed + 2);
      return Float64Array.from(positions, (position) => {
        const [label] = posteriorMeansAt(kernels, feasibility.model, [rowOf(domain, position)]);
        return Math.min(1 - least, Math.max(least, (1 + label!) / 2));
      });
    });
  } catch (error) {
    if (failureOf(error) === null) throw error;
    return null;
  }
}
