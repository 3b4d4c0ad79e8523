import type { Cancellation } from './cancellation.ts';

/** Sent inside a unit of work: heard after its commit, by every instance. */
export interface WakeupSender {
  /** Something of the study may be handed out now: a trial was queued, or a slot became free. */
  workAvailable(studyId: string): Promise<void>;
}

export interface WakeupSubscription {
  /**
   * Resolves 'woken' at the first wake-up since the subscription or since the last answer, none lost in between; 'over' when its seconds
   * have passed or it was cancelled.
   */
  next(): Promise<'woken' | 'over'>;
  close(): void;
}

export interface Wakeups {
  /** Subscribe BEFORE looking for work, so that what comes in between is heard. `studyId: null` hears every study. */
  subscribe(options: {
    studyId: string | null;
    seconds: number;
    cancellation?: Cancellation | undefined;
  }): WakeupSubscription;
}
