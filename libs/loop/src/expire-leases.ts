import { type Stores, type Timestamp, type Trial } from '#study';
import { isBefore } from './add-seconds.ts';
import { endTrial } from './ending.ts';
import { finishEarly } from './finish-early.ts';
import { lockStudyAndTrial } from './locked-pair.ts';
import type { LoopDeps } from './loop-deps.ts';
import { requeueTrial } from './requeue.ts';

export interface Expired {
  readonly requeued: number;
  readonly failed: number;
  readonly stopped: number;
  readonly cancelled: number;
  readonly finishedStudies: number;
}

type Fate = 'requeued' | 'failed' | 'stopped' | 'cancelled' | 'alive';

/**
 * Takes trials from workers that fell silent, and ends studies whose deadline has passed. By database time, one short transaction each, so that
 * any number of instances may run it at once.
 */
export async function expireLeases(
  deps: Pick<LoopDeps, 'unitOfWork'>,
  { limit }: { readonly limit: number },
): Promise<Expired> {
  const counts: Record<Fate, number> = { requeued: 0, failed: 0, stopped: 0, cancelled: 0, alive: 0 };
  for (const { trialId } of await deps.unitOfWork.read((stores) => stores.trials.expired(limit))) {
    counts[await deps.unitOfWork.run((stores) => expire(stores, trialId))] += 1;
  }
  const overdue = await deps.unitOfWork.read((stores) => stores.studies.pastDeadline(limit));
  let finishedStudies = 0;
  for (const studyId of overdue) {
    if (await deps.unitOfWork.run((stores) => finishOverdue(stores, studyId))) finishedStudies += 1;
  }
  const { requeued, failed, stopped, cancelled } = counts;
  return { requeued, failed, stopped, cancelled, finishedStudies };
}

async function expire(stores: Stores, trialId: string): Promise<Fate> {
  const { study, trial, now } = await lockStudyAndTrial(stores, trialId);
  if (!hasExpired(trial, now)) return 'alive';
  const reason = `The lease of ${trial.attempt?.worker ?? 'an unnamed worker'} ran out.`;
  if (trial.state === 'stopping') {
    const metrics = await stores.measurements.latest(trial.id, trial.attempt?.number ?? 0);
    await endTrial(stores, study, trial, now, { state: 'stopped', metrics, outcome: 'expired' });
    return 'stopped';
  }
  if (study.state !== 'active' && study.state !== 'paused') {
    await endTrial(stores, study, trial, now, { state: 'cancelled', reason, outcome: 'expired' });
    return 'cancelled';
  }
  if (trial.attemptsUsed < study.spec.budget.maxAttempts) {
    await requeueTrial(stores, trial, { outcome: 'expired', reason, counts: true });
    return 'requeued';
  }
  const message = `${reason} All ${trial.attemptsUsed} attempts are used.`;
  await endTrial(stores, study, trial, now, {
    state: 'failed',
    failure: { kind: 'expired', code: 'lease_expired', message },
    outcome: 'expired',
  });
  return 'failed';
}

function hasExpired({ state, attempt }: Trial, now: Timestamp): boolean {
  const until = attempt?.leaseUntil ?? null;
  return (state === 'running' || state === 'stopping') && until !== null && isBefore(until, now);
}

async function finishOverdue(stores: Stores, studyId: string): Promise<boolean> {
  const locked = await stores.studies.lock(studyId);
  if (locked === null || locked.study.state !== 'active') return false;
  const { deadline } = locked.study.spec.budget;
  if (deadline === null || isBefore(locked.now, deadline)) return false;
  await finishEarly(stores, locked.study, locked.now, 'deadline');
  return true;
}
