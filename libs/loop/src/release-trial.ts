import type { Stores, Trial } from '#study';
import type { Caller } from './caller.ts';
import { endTrial } from './ending.ts';
import { leaseProblem } from './lease-problem.ts';
import { lockStudyAndTrial } from './locked-pair.ts';
import type { LoopDeps } from './loop-deps.ts';
import { requeueTrial } from './requeue.ts';
import { saidBefore } from './said-before.ts';
import { transact } from './transact.ts';

export interface ReleaseTrial {
  readonly trialId: string;
  readonly leaseToken: string;
  readonly reason: string;
}

/** A worker gives its trial back, for instance because its machine is taken away: queued again, and the attempt does not count. */
export function releaseTrial(deps: LoopDeps, command: ReleaseTrial, caller: Caller): Promise<Trial> {
  return transact(deps, caller, (stores) => release(stores, command));
}

async function release(stores: Stores, { trialId, leaseToken, reason }: ReleaseTrial): Promise<Trial> {
  const { study, trial, now } = await lockStudyAndTrial(stores, trialId);
  const problem = leaseProblem(trial, leaseToken);
  if (problem !== null) {
    if (await saidBefore(stores, trial, leaseToken, 'released', reason)) return trial;
    throw problem;
  }
  if (trial.state === 'running' && (study.state === 'active' || study.state === 'paused')) {
    return requeueTrial(stores, trial, { outcome: 'released', reason, counts: false });
  }
  const state = trial.state === 'stopping' ? 'stopped' : 'cancelled';
  const metrics = trial.attempt === null ? {} : await stores.measurements.latest(trial.id, trial.attempt.number);
  const ended = await endTrial(stores, study, trial, now, {
    state,
    metrics,
    reason: trial.reason ?? reason,
    outcome: 'released',
  });
  return ended.trial;
}
