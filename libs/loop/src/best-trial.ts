import type { Recommendation, Snapshot, Trial } from '#study';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';

export interface BestTrial {
  /** The best observed value of a trial that succeeded within the constraints; null before there is one, and for several objectives. */
  readonly observed: Trial | null;
  /** The tried configuration of which most is to be expected. Null as the observed one is. */
  readonly recommended: (Pick<Recommendation, 'predicted' | 'fallback'> & { readonly trial: Trial }) | null;
}

export async function bestTrial(
  deps: Pick<LoopDeps, 'unitOfWork' | 'snapshots' | 'recommendations'>,
  { studyId }: { readonly studyId: string },
): Promise<BestTrial> {
  const { observed, snapshot } = await read(deps, studyId);
  const recommendation = snapshot && (await deps.recommendations.of(snapshot));
  if (recommendation === null) return { observed, recommended: null };
  const { trialId, predicted, fallback } = recommendation;
  // Of equal results without noise the one that was told first is the best: a snapshot does not know which that was.
  const isObserved = observed?.id === trialId || snapshot?.spec.noise.kind === 'none';
  const trial = isObserved ? observed : await deps.unitOfWork.read(({ trials }) => trials.find(trialId));
  if (trial === null) throw notFound('trial', trialId);
  return { observed, recommended: { trial, predicted, fallback } };
}

function read(
  deps: Pick<LoopDeps, 'unitOfWork' | 'snapshots'>,
  studyId: string,
): Promise<{ readonly observed: Trial | null; readonly snapshot: Snapshot | null }> {
  return deps.unitOfWork.read(
    async (stores) => {
      const study = await stores.studies.find(studyId);
      if (study === null) throw notFound('study', studyId);
      const observed = study.bestTrialId === null ? null : await stores.trials.find(study.bestTrialId);
      // What is open says nothing about what was found.
      return { observed, snapshot: observed && (await deps.snapshots.read(stores, study, [], null)) };
    },
    { consistent: true },
  );
}
