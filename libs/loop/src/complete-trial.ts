import { invalidRequest, type Metrics, sameMetrics, type Stores, type Trial } from '#study';
import type { Caller } from './caller.ts';
import { endTrial } from './ending.ts';
import { leaseProblem } from './lease-problem.ts';
import { lockStudyAndTrial } from './locked-pair.ts';
import type { LoopDeps } from './loop-deps.ts';
import { type MetricsInput, missingMetrics, readMetrics } from './metric-input.ts';
import { Refusal } from './refusal.ts';
import { transact } from './transact.ts';

export interface CompleteTrial {
  readonly trialId: string;
  readonly leaseToken: string | null;
  /** Of metrics that are not here the latest reported value counts; null: of all. */
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
  const { study, trial, now } = await lockStudyAndTrial(stores, command.trialId);
  const given = command.metrics === null ? {} : readMetrics(study.spec, command.metrics, '/metrics', false);
  const problem = leaseProblem(trial, command.leaseToken);
  if (problem === null) {
    const metrics = await withReported(stores, trial, given);
    const stopping = trial.state === 'stopping';
    const issues = stopping ? [] : missingMetrics(study.spec, metrics, '/metrics');
    if (issues.length > 0) throw invalidRequest(issues);
    const ended = await endTrial(stores, study, trial, now, { state: stopping ? 'stopped' : 'succeeded', metrics });
    return ended.trial;
  }
  if (problem.code === 'trial_finished' && (await saysTheSame(stores, trial, command, given))) return trial;
  const content = [{ step: null, metrics: given, message: null }];
  await stores.measurements.keepLate({ trialId: trial.id, leaseToken: command.leaseToken, call: 'complete', content });
  return new Refusal(problem);
}

async function saysTheSame(stores: Stores, trial: Trial, { metrics }: CompleteTrial, given: Metrics): Promise<boolean> {
  if (trial.state !== 'succeeded' && trial.state !== 'stopped') return false;
  return metrics === null || sameMetrics(trial.metrics, await withReported(stores, trial, given));
}

/** What a completion brings says nothing against what the attempt had reported of other metrics. */
async function withReported(stores: Stores, trial: Trial, given: Metrics): Promise<Metrics> {
  const reported = trial.attempt === null ? {} : await stores.measurements.latest(trial.id, trial.attempt.number);
  return { ...reported, ...given };
}
