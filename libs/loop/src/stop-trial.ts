import { isTerminal, type Stores, type Trial } from '#study';
import type { Caller } from './caller.ts';
import { endTrial, moveTrial } from './ending.ts';
import { trialFinished } from './lease-problem.ts';
import { lockStudyAndTrial } from './locked-pair.ts';
import type { LoopDeps } from './loop-deps.ts';
import { trialEvent } from './trial-event.ts';
import { transact } from './transact.ts';

export interface StopTrial {
  readonly trialId: string;
  readonly reason: string | null;
}

/** Asks the worker to end the trial with what it has; it hears so in its next heartbeat or report. A queued trial is cancelled. */
export function stopTrial(deps: LoopDeps, command: StopTrial, caller: Caller): Promise<Trial> {
  return transact(deps, caller, (stores) => stop(stores, command));
}

async function stop(stores: Stores, command: StopTrial): Promise<Trial> {
  const { study, trial, now } = await lockStudyAndTrial(stores, command.trialId);
  const reason = command.reason ?? 'Stopped by a person.';
  if (trial.state === 'stopping' || trial.state === 'stopped') return trial;
  if (isTerminal(trial.state)) throw trialFinished(trial);
  if (trial.state === 'queued')
    return (await endTrial(stores, study, trial, now, { state: 'cancelled', reason })).trial;
  const stopping: Trial = { ...trial, state: 'stopping', reason };
  await moveTrial(stores, trial, stopping);
  await stores.events.append([trialEvent('trial.stopping', stopping, { reason })]);
  return stopping;
}
