import type { TrialView } from './surmise-client.ts';

/** States of a trial that are never left again. */
const TERMINAL = new Set(['succeeded', 'failed', 'infeasible', 'stopped', 'cancelled']);

/** What a search has come to, read off its trials. */
export interface SearchProgress {
  readonly finished: readonly TrialView[];
  readonly running: readonly TrialView[];
  readonly best: number | null;
}

export function isTerminal(trial: TrialView): boolean {
  return TERMINAL.has(trial.state);
}

/** Summarises `trials` for the metric that is maximised; finished ones in the order in which they ended. */
export function searchProgress(trials: readonly TrialView[], metric: string): SearchProgress {
  const finished = trials
    .filter(isTerminal)
    .sort((a, b) => (a.endedAt ?? '').localeCompare(b.endedAt ?? '') || a.number - b.number);
  const running = trials.filter((trial) => trial.state === 'running' || trial.state === 'stopping');
  const values = finished
    .filter((trial) => trial.state === 'succeeded')
    .flatMap((trial) => trial.metrics[metric]?.value ?? []);
  return { finished, running, best: values.length === 0 ? null : Math.max(...values) };
}

/** Seconds until `total` trials are done at the pace of those finished since `sinceMs` (wall clock); null before the first. */
export function secondsLeft(input: {
  finishedSince: number;
  remaining: number;
  sinceMs: number;
  nowMs: number;
}): number | null {
  if (input.finishedSince === 0) return null;
  return ((input.nowMs - input.sinceMs) / 1000 / input.finishedSince) * input.remaining;
}
