import { MAX_MESSAGE_LENGTH } from './constants.ts';
import type { AttemptFailure } from './attempt-outcome.ts';

/**
 * What each reason means for the trial. infeasible: the configuration cannot work, and the strategy learns that.
 * Training is seeded, so that NaN, time and memory come again in a second try; only a crash may be bad luck.
 */
const MEANING: Readonly<Record<string, Pick<AttemptFailure, 'kind' | 'retry'>>> = {
  crashed: { kind: 'failed', retry: true },
  out_of_memory: { kind: 'failed', retry: false },
  timed_out: { kind: 'failed', retry: false },
  nan_loss: { kind: 'failed', retry: false },
  too_large: { kind: 'infeasible', retry: false },
  invalid_assignments: { kind: 'infeasible', retry: false },
};

/** An unlisted code is a fault of the set-up (unknown task, data not installed): another try would not help. */
export function attemptFailure(code: string, message: string): AttemptFailure {
  const { kind, retry } = MEANING[code] ?? { kind: 'failed', retry: false };
  return { kind, code, retry, message: message.slice(0, MAX_MESSAGE_LENGTH) };
}
