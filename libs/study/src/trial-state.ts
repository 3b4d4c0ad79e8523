/**
 * The life of a trial. Every change of state, in code and in SQL, goes along one arrow of this table.
 *
 * queued   -> running            a worker claimed it
 * running  -> queued             its lease expired or the worker gave it back, attempts left
 * running  -> stopping           the server or a person asked; the worker hears it in its next heartbeat
 * stopping -> stopped            the worker ended it, or its lease ran out
 * A trial that is stopping may still turn out failed, infeasible or be cancelled; it never runs again.
 * Terminal states have no arrow out: trying a configuration again is a new trial.
 */
export const TRIAL_STATES = [
  'queued',
  'running',
  'stopping',
  'succeeded',
  'failed',
  'infeasible',
  'stopped',
  'cancelled',
] as const;
export type TrialState = (typeof TRIAL_STATES)[number];

export const TERMINAL_STATES = ['succeeded', 'failed', 'infeasible', 'stopped', 'cancelled'] as const;
export type TerminalState = (typeof TERMINAL_STATES)[number];
export type OpenState = Exclude<TrialState, TerminalState>;

const TRIAL_TRANSITIONS: Readonly<Record<TrialState, readonly TrialState[]>> = {
  queued: ['running', 'cancelled'],
  running: ['queued', 'stopping', 'succeeded', 'failed', 'infeasible', 'stopped', 'cancelled'],
  stopping: ['stopped', 'failed', 'infeasible', 'cancelled'],
  succeeded: [],
  failed: [],
  infeasible: [],
  stopped: [],
  cancelled: [],
};

export function canMove(from: TrialState, to: TrialState): boolean {
  return TRIAL_TRANSITIONS[from].includes(to);
}

export function isTerminal(state: TrialState): state is TerminalState {
  return TRIAL_TRANSITIONS[state].length === 0;
}
