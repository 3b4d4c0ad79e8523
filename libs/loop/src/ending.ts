import {
  type AttemptOutcome,
  canMove,
  type Metrics,
  type OpenState,
  type Stores,
  type Study,
  SurmiseError,
  type TerminalState,
  type Timestamp,
  type Trial,
  type TrialFailure,
} from '#study';
import { crowned } from './crowned.ts';
import { finished, finishedBy } from './finished-by.ts';
import { roomFor } from './room.ts';
import { countEnded } from './study-counts.ts';
import { bestEvent, finishedEvent, trialEvent } from './trial-event.ts';

export interface Ending {
  readonly state: TerminalState;
  readonly metrics?: Metrics;
  readonly failure?: TrialFailure | null;
  readonly reason?: string | null;
  /** How the attempt ended, where that is not how the trial did. */
  readonly outcome?: AttemptOutcome;
}

/** The one way in which a trial ends. Study and trial are locked; the study's revision, counts, best and end move with it. */
export async function endTrial(
  stores: Stores,
  study: Study,
  trial: Trial,
  now: Timestamp,
  ending: Ending,
): Promise<{ study: Study; trial: Trial }> {
  const revision = study.revision + 1;
  const ended: Trial = {
    ...trial,
    state: ending.state,
    metrics: ending.metrics ?? trial.metrics,
    failure: ending.failure ?? null,
    reason: ending.reason ?? trial.reason,
    endedRevision: revision,
    endedAt: now,
  };
  await moveTrial(stores, trial, ended);
  if (trial.attempt !== null && trial.state !== 'queued') {
    const reason = ending.failure?.message ?? ending.reason ?? null;
    await stores.trials.endAttempt(trial.id, trial.attempt.number, ending.outcome ?? ending.state, reason);
  }
  const counted: Study = { ...study, revision, counts: countEnded(study.counts, ending.state) };
  const best = crowned(counted, ended);
  const reason = finishedBy(best ?? counted);
  const after = reason === null ? (best ?? counted) : finished(best ?? counted, reason);
  const saved = await stores.studies.save(after);
  await stores.events.append([
    trialEvent(`trial.${ending.state}`, ended, { metrics: values(ended.metrics), reason: ended.reason }),
    ...(best === null ? [] : [bestEvent(best, ended)]),
    ...(reason === null ? [] : [finishedEvent(saved)]),
  ]);
  // Announcing serialises commits in the database, so only where somebody may be waiting: there was no room, and now there is.
  if (saved.state === 'active' && roomFor(study, now).trials === 0 && roomFor(saved, now).trials > 0) {
    await stores.wakeups.workAvailable(study.id);
  }
  return { study: reason === null ? saved : await cancelQueued(stores, saved, now), trial: ended };
}

/** Of a study that is over: nobody will be handed them. */
export async function cancelQueued(stores: Stores, study: Study, now: Timestamp): Promise<Study> {
  if (study.counts.open === 0) return study;
  let current = study;
  for (const trial of await stores.trials.lockQueued(study.id)) {
    const ended = await endTrial(stores, current, trial, now, {
      state: 'cancelled',
      reason: 'The study has finished.',
    });
    current = ended.study;
  }
  return current;
}

function values(metrics: Metrics): Record<string, number> {
  return Object.fromEntries(Object.entries(metrics).map(([name, { value }]) => [name, value]));
}

/** Writes one move along the table of states. */
export async function moveTrial(stores: Stores, from: Trial, to: Trial): Promise<void> {
  if (!canMove(from.state, to.state) || !(await stores.trials.move(to, from.state as OpenState))) {
    throw new SurmiseError('internal', `Trial ${from.id} cannot go from ${from.state} to ${to.state}.`);
  }
}
