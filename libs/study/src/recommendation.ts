import type { Assignments } from '#search-space';
import type { Prediction } from './suggestion.ts';

/** The tried configuration that a study should be left with, as far as it knows now. */
export interface Recommendation {
  /** The first trial of that configuration. */
  readonly trialId: string;
  readonly assignments: Assignments;
  /** What to expect of it by metric, noise taken out; null where the best observed one is meant. */
  readonly predicted: Readonly<Record<string, Prediction>> | null;
  /** Why it is the best observed one, without a model; null where a model judged. */
  readonly fallback: { readonly code: string; readonly reason: string } | null;
}
