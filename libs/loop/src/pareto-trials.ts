import { feasibleFront } from '#strategies';
import { requiredMetrics, type Trial } from '#study';
import { MAX_FRONT_TRIALS } from './constants.ts';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';

export interface ParetoTrials {
  /** Trials on the front. More than are given back, if there are very many. */
  readonly size: number;
  /** Best first by the first objective. */
  readonly trials: readonly Trial[];
}

/**
 * The trials that succeeded within the constraints and that no other such trial beats in every objective. Of all trials only the metrics that
 * decide are read; whole trials of the front alone, and at most a thousand.
 */
export function paretoTrials(
  deps: Pick<LoopDeps, 'unitOfWork'>,
  { studyId }: { readonly studyId: string },
): Promise<ParetoTrials> {
  return deps.unitOfWork.read(
    async (stores) => {
      const study = await stores.studies.find(studyId);
      if (study === null) throw notFound('study', studyId);
      const outcomes = await stores.trials.outcomes(studyId, requiredMetrics(study.spec));
      const front = feasibleFront(
        study.spec,
        outcomes.map(({ values }) => values),
      );
      const ids = front.slice(0, MAX_FRONT_TRIALS).flatMap((i) => outcomes[i]?.trialId ?? []);
      const found = new Map((await stores.trials.findAll(ids)).map((trial) => [trial.id, trial]));
      return { size: front.length, trials: ids.flatMap((id) => found.get(id) ?? []) };
    },
    { consistent: true },
  );
}
