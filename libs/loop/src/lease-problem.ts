import { isTerminal, SurmiseError, type Trial } from '#study';

/** Why this caller may not write to the trial's running attempt; null when it may. A lease that ran out still counts until it is taken away. */
export function leaseProblem(trial: Trial, leaseToken: string | null): SurmiseError | null {
  const { attempt, state } = trial;
  const held = attempt?.leaseToken ?? null;
  if (isTerminal(state) && (held === leaseToken || leaseToken === null)) return trialFinished(trial);
  if (state !== 'running' && state !== 'stopping') return staleLease(trial, 'is not being run');
  if (held === leaseToken) return null;
  if (leaseToken !== null) return staleLease(trial, 'belongs to another attempt by now');
  return staleLease(trial, 'is leased: send its leaseToken');
}

export function trialFinished(trial: Trial): SurmiseError {
  return new SurmiseError('trial_finished', `Trial ${trial.number} has ended: ${trial.state}.`, {
    hint: 'A trial that has ended stays as it is; retry makes a new one of its configuration.',
    details: { trial: currentState(trial) },
  });
}

function staleLease(trial: Trial, why: string): SurmiseError {
  return new SurmiseError('stale_lease', `Trial ${trial.number} ${why}.`, {
    hint: 'Drop this attempt and claim again.',
    details: { trial: currentState(trial) },
  });
}

/** What a worker that came too late may know: never somebody else's token. */
export function currentState(trial: Trial): Readonly<Record<string, unknown>> {
  const { attempt } = trial;
  return {
    id: trial.id,
    number: trial.number,
    state: trial.state,
    attempt:
      attempt === null ? null : { number: attempt.number, worker: attempt.worker, leaseUntil: attempt.leaseUntil },
  };
}
