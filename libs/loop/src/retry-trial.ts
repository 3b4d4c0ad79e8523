import { isTerminal, type Stores, SurmiseError, type Trial } from '#study';
import type { Caller } from './caller.ts';
import { addQueued } from './own-points.ts';
import type { LoopDeps } from './loop-deps.ts';
import { lockStudyAndTrial } from './locked-pair.ts';
import { transact } from './transact.ts';

export interface RetryTrial {
  readonly trialId: string;
  readonly reason: string | null;
}

/** Tries the configuration of an ended trial again, as a new queued trial: what has ended stays as it is. */
export function retryTrial(deps: LoopDeps, command: RetryTrial, caller: Caller): Promise<Trial> {
  return transact(deps, caller, (stores) => retry(deps, stores, command, caller));
}

async function retry(deps: LoopDeps, stores: Stores, command: RetryTrial, caller: Caller): Promise<Trial> {
  const { study, trial, now } = await lockStudyAndTrial(stores, command.trialId);
  if (!isTerminal(trial.state)) {
    throw new SurmiseError(
      'conflict',
      `Trial ${trial.number} is ${trial.state}: only an ended trial can be tried again.`,
    );
  }
  const [again] = await addQueued(deps, stores, study, now, [
    {
      assignments: trial.assignments,
      labels: trial.labels,
      note: command.reason ?? `Again: trial ${trial.number}.`,
      phase: 'retry',
      createdBy: caller.principal,
    },
  ]);
  if (again === undefined) throw new SurmiseError('internal', 'The new trial was not stored.');
  return again;
}
