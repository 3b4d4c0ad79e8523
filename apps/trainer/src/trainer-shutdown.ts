import { SHUTDOWN_GRACE_MS } from './constants.ts';

/** Shutting down in two steps. */
export interface TrainerShutdown {
  /** Claim nothing more, end the attempts, give their trials back. */
  readonly closing: AbortSignal;
  /** Stop talking to the service. */
  readonly closed: AbortSignal;
  readonly close: () => void;
}

export function createTrainerShutdown(graceMs = SHUTDOWN_GRACE_MS): TrainerShutdown {
  const closing = new AbortController();
  const closed = new AbortController();
  return {
    closing: closing.signal,
    closed: closed.signal,
    close: () => {
      closing.abort();
      // Unreferenced: when everything is said before, the process need not wait.
      setTimeout(() => {
        closed.abort();
      }, graceMs).unref();
    },
  };
}
