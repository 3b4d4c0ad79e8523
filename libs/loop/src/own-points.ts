import { type Assignments, canonicalForm } from '#search-space';
import { type NewTrial, type Stores, type Study, SurmiseError, type Timestamp, type Trial } from '#study';
import type { LoopDeps } from './loop-deps.ts';
import { newTrial } from './build-new.ts';
import { nextRepeats } from './next-repeats.ts';
import { requireRoom } from './room.ts';
import { countCreated } from './study-counts.ts';
import { trialEvent } from './trial-event.ts';
import { userExplanation } from './user-explanation.ts';

export interface OwnPoint {
  readonly assignments: Assignments;
  readonly labels: Readonly<Record<string, string>>;
  readonly note: string;
  readonly phase: 'added' | 'retry';
  readonly createdBy: string;
}

/**
 * Trials of points that a person chose, queued, not yet stored. A configuration that is there already is meant to be evaluated again: it gets
 * the next repeat.
 */
export async function buildOwn(
  deps: Pick<LoopDeps, 'spaces' | 'identities'>,
  stores: Stores,
  study: Study,
  now: Timestamp,
  points: readonly OwnPoint[],
): Promise<NewTrial[]> {
  const space = deps.spaces.of(study);
  const repeats = await nextRepeats(
    stores,
    study.id,
    points.map((point) => canonicalForm(space, point.assignments)),
  );
  return points.map((point, index) => {
    const trial = newTrial(study, space, {
      id: deps.identities.newId(),
      number: study.counts.created + 1 + index,
      repeat: repeats[index] ?? 0,
      assignments: point.assignments,
      suggestion: userExplanation(study, point.phase, points.length, index),
      fixed: null,
      createdBy: point.createdBy,
      now,
    });
    return { ...trial, labels: point.labels, note: point.note };
  });
}

/** Stores new trials of a locked study, counts them and tells of them. */
export async function storeTrials(
  stores: Stores,
  study: Study,
  trials: readonly NewTrial[],
): Promise<{ study: Study; trials: readonly Trial[] }> {
  const inserted = await stores.trials.insert(trials);
  if (inserted.length !== trials.length)
    throw new SurmiseError('internal', 'A repeat number was taken under the lock.');
  const saved = await stores.studies.save({ ...study, counts: countCreated(study.counts, trials) });
  await stores.events.append(
    trials.map((trial) => trialEvent('trial.created', trial, { source: trial.suggestion.source })),
  );
  return { study: saved, trials: inserted };
}

export async function addQueued(
  deps: LoopDeps,
  stores: Stores,
  study: Study,
  now: Timestamp,
  points: readonly OwnPoint[],
): Promise<readonly Trial[]> {
  requireRoom(study, now, points.length);
  const trials = await buildOwn(deps, stores, study, now, points);
  const stored = await storeTrials(stores, study, trials);
  await stores.wakeups.workAvailable(study.id);
  return stored.trials;
}
