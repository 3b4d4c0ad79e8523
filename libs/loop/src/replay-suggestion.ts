import type { Assignments } from '#search-space';
import {
  isInterruption,
  type ModelState,
  type RunningCurve,
  type Snapshot,
  type SnapshotTrial,
  specAfterInterruption,
  type Stores,
  type Study,
  SurmiseError,
  type Trial,
} from '#study';
import { requireExisting, type TrialReference } from './require-existing.ts';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';
import { asPending } from './snapshot-reader.ts';
import { sameAssignments } from './same-assignments.ts';
import { withCurves } from './with-curves.ts';

export interface Replay {
  readonly equal: boolean;
  readonly stored: Assignments;
  readonly replayed: Assignments | null;
}

/** Computes a stored suggestion again from what the study knew then. It must come out equal, bit for bit. */
export async function replaySuggestion(
  deps: Pick<LoopDeps, 'unitOfWork' | 'suggester'>,
  { trialId }: TrialReference,
): Promise<Replay> {
  const { trial, snapshot } = await deps.unitOfWork.read(
    async (stores) => {
      const found = await requireExisting(stores, trialId);
      return { trial: found, snapshot: await snapshotOf(stores, found) };
    },
    { consistent: true },
  );
  const { count, index } = trial.suggestion;
  const replayed = (await deps.suggester.suggest(snapshot, count, index + 1))[index]?.assignments ?? null;
  const equal = replayed !== null && sameAssignments(replayed, trial.assignments);
  return { equal, stored: trial.assignments, replayed };
}

async function snapshotOf(stores: Stores, trial: Trial): Promise<Snapshot> {
  const { source, firstNumber, revision, seed, fallback, running = [] } = trial.suggestion;
  if (source === 'user') {
    throw new SurmiseError(
      'conflict',
      `Trial ${trial.number} was chosen by a person: there is nothing to compute again.`,
    );
  }
  const study = await stores.studies.find(trial.studyId);
  if (study === null) throw notFound('study', trial.studyId);
  const model: ModelState | null = await stores.trials.latestModel(trial.studyId, firstNumber);
  return {
    studyId: trial.studyId,
    revision,
    seed,
    firstNumber,
    spec: fallback !== null && isInterruption(fallback.code) ? specAfterInterruption(study.spec) : study.spec,
    trials: await trialsAsOf(stores, study, firstNumber, revision, running),
    model,
    fixed: trial.fixed,
    ...(study.spec.warmStart.length > 0 && { sources: await stores.sources.of(study.id) }),
  };
}

/**
 * Finished: ended at or before the revision, with curves that nobody can change any more. Pending: the others that were there, with the curves
 * that were stored with the suggestion, for they may have reported more since.
 */
async function trialsAsOf(
  stores: Stores,
  { id: studyId, spec }: Study,
  firstNumber: number,
  revision: number,
  running: readonly RunningCurve[],
): Promise<SnapshotTrial[]> {
  const curves = new Map(running.map(({ number, curve }) => [number, curve]));
  const pending = (trial: Parameters<typeof asPending>[0]): SnapshotTrial => {
    const curve = curves.get(trial.number);
    return curve === undefined ? asPending(trial) : { ...asPending(trial), curve };
  };
  const all = await stores.trials.endedSince(studyId, 0);
  const ended = all
    .filter(({ endedRevision }) => endedRevision <= revision)
    .map(({ number, id, state, assignments, metrics }): SnapshotTrial => ({ number, id, state, assignments, metrics }));
  const later = all.filter(({ endedRevision }) => endedRevision > revision);
  const open = await stores.trials.open(studyId);
  return [...(await withCurves(stores, spec, ended)), ...[...later, ...open].map(pending)]
    .filter((each) => each.number < firstNumber)
    .sort((a, b) => a.number - b.number);
}
