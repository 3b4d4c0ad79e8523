import { invalidRequest, type Metrics, sameMetrics, type Stores, type Trial } from '#study';
import type { Caller } from './caller.ts';
import { endTrial } from './ending.ts';
import { leaseProblem } from './lease-problem.ts';
import { lockStudyAndTrial, type LockedPair } from './locked-pair.ts';
import type { LoopDeps } from './loop-deps.ts';
import { type MetricsInput, missingMetrics, readMetrics } from './metric-input.ts';
import { Refusal } from './refusal.ts';
import { transact } from './transact.ts';

export interface CompleteTrial {
  readonly trialId: string;
  readonly leaseToken: string | null;
  /** Null: the latest reported value of each metric counts. */
  readonly metrics: MetricsInput | null;
}

/**
 * Ends a trial with its result. Sent again with the same result it gives the same answer; a late result is kept and refused.
 * A trial that was told to stop ends as stopped, with what it has.
 */
export function completeTrial(deps: LoopDeps, command: CompleteTrial, caller: Caller): Promise<Trial> {
  return transact(deps, caller, (stores) => complete(stores, command));
}

async function complete(stores: Stores, command: CompleteTrial): Promise<Trial | Refusal> {
  const locked = await lockStudyAndTrial(stores, command.trialId);
  const { study, trial, now } = locked;
  const stopping = trial.state === 'stopping' || trial.state === 'stopped';
  const given = command.metrics === null ? null : readMetrics(study.spec, command.metrics, '/metrics', !stopping);
  const problem = leaseProblem(trial, command.leaseToken);
  if (problem === null) {
    const metrics = given ?? (await latestMetrics(stores, locked, !stopping));
    const ended = await endTrial(stores, study, trial, now, { state: stopping ? 'stopped' : 'succeeded', metrics });
    return ended.trial;
  }
  if (problem.code === 'trial_finished' && saysTheSame(trial, given)) return trial;
  const content = [{ step: null, metrics: given ?? {}, message: null }];
  await stores.measurements.keepLate({ trialId: trial.id, leaseToken: command.leaseToken, call: 'complete', content });
  return new Refusal(problem);
}

function saysTheSame(trial: Trial, given: Metrics | null): boolean {
  return (
    (trial.state === 'succeeded' || trial.state === 'stopped') && (given === null || sameMetrics(trial.metrics, given))
  );
}

async function latestMetrics(stores: Stores, { study, trial }: LockedPair, complete: boolean): Promise<Metrics> {
  const metrics = trial.attempt === null ? {} : await stores.measurements.latest(trial.id, trial.attempt.number);
  const issues = complete ? missingMetrics(study.spec, metrics, '/metrics') : [];
  if (issues.length > 0) throw invalidRequest(issues);
  return metrics;
}
