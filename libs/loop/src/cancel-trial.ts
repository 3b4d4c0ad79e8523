import { isTerminal, type Stores, type Trial } from '#study';
import type { Caller } from './caller.ts';
import { endTrial } from './ending.ts';
import { trialFinished } from './lease-problem.ts';
import { lockStudyAndTrial } from './locked-pair.ts';
import type { LoopDeps } from './loop-deps.ts';
import { transact } from './transact.ts';

export interface CancelTrial {
  readonly trialId: string;
  readonly reason: string | null;
}

/** Takes the trial out of the study: its worker's next word is refused, nothing is learnt from it and its budget is given back. */
export function cancelTrial(deps: LoopDeps, command: CancelTrial, caller: Caller): Promise<Trial> {
  return transact(deps, caller, (stores) => cancel(stores, command));
}

async function cancel(stores: Stores, command: CancelTrial): Promise<Trial> {
  const { study, trial, now } = await lockStudyAndTrial(stores, command.trialId);
  if (trial.state === 'cancelled') return trial;
  if (isTerminal(trial.state)) throw trialFinished(trial);
  const reason = command.reason ?? 'Cancelled by a person.';
  const ended = await endTrial(stores, study, trial, now, { state: 'cancelled', reason });
  return ended.trial;
}
