import type { Stores, Trial } from '#study';
import type { Caller } from './caller.ts';
import { type Ending, endTrial } from './ending.ts';
import { leaseProblem } from './lease-problem.ts';
import { lockStudyAndTrial } from './locked-pair.ts';
import type { LoopDeps } from './loop-deps.ts';
import { Refusal } from './refusal.ts';
import { requeueTrial } from './requeue.ts';
import { saidBefore } from './said-before.ts';
import { transact } from './transact.ts';

export interface FailTrial {
  readonly trialId: string;
  readonly leaseToken: string | null;
  /** failed: something broke. infeasible: the configuration cannot work, and the strategy shall learn that. */
  readonly kind: 'failed' | 'infeasible';
  readonly code: string | null;
  readonly message: string;
  /** Hand it out again while attempts are left. Only for failed. */
  readonly retry: boolean;
}

/** A trial that was told to stop and then broke, as a process that is killed does, ends as stopped with what it had reported. */
export function failTrial(deps: LoopDeps, command: FailTrial, caller: Caller): Promise<Trial> {
  return transact(deps, caller, (stores) => fail(stores, command));
}

async function fail(stores: Stores, command: FailTrial): Promise<Trial | Refusal> {
  const { study, trial, now } = await lockStudyAndTrial(stores, command.trialId);
  const { kind, code, message } = command;
  const problem = leaseProblem(trial, command.leaseToken);
  if (problem === null) {
    const attemptsLeft = trial.attemptsUsed < study.spec.budget.maxAttempts;
    const handedOutAgain = study.state === 'active' || study.state === 'paused';
    if (command.retry && kind === 'failed' && trial.state === 'running' && attemptsLeft && handedOutAgain) {
      return requeueTrial(stores, trial, { outcome: 'failed', reason: message, counts: true });
    }
    const failure = { kind, code, message };
    if (trial.state === 'stopping' && kind === 'failed') {
      const metrics = trial.attempt === null ? {} : await stores.measurements.latest(trial.id, trial.attempt.number);
      const ending: Ending = { state: 'stopped', metrics, failure, outcome: 'failed' };
      return (await endTrial(stores, study, trial, now, ending)).trial;
    }
    return (await endTrial(stores, study, trial, now, { state: kind, failure })).trial;
  }
  const { failure } = trial;
  const said = failure?.kind === kind && failure.message === message;
  if (said && problem.code === 'trial_finished') return trial;
  if (await saidBefore(stores, trial, command.leaseToken, 'failed', message)) return trial;
  const content = [{ step: null, metrics: {}, message: `${kind}: ${message}` }];
  await stores.measurements.keepLate({ trialId: trial.id, leaseToken: command.leaseToken, call: 'fail', content });
  return new Refusal(problem);
}
