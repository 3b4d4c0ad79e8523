import type { Assignments } from '#search-space';
import { MAX_SUGGESTIONS, type SurmiseError, type Trial } from '#study';
import type { Caller } from './caller.ts';

export interface AskRequest {
  readonly count: number;
  readonly worker: string | null;
  readonly leaseSeconds: number | null;
  readonly fixed: Assignments | null;
  /** Whether the worker gets its running trials again first: so when it asks, not when it claims. */
  readonly resumesHeld: boolean;
  readonly caller: Caller;
}

export type AskAnswer =
  | { readonly trials: readonly Trial[] }
  | {
      readonly error: SurmiseError;
      /** It got nothing because a batch was cut short, which says nothing about the next. */
      readonly mayAskAgain?: true;
    };

/** A batch has one snapshot, so one set of fixed values, and one suggestion of bounded size. */
export function fitsBatch(batch: readonly AskRequest[], next: AskRequest): boolean {
  const total = batch.reduce((sum, request) => sum + request.count, next.count);
  return total <= MAX_SUGGESTIONS && batch.every((request) => sameFixed(request.fixed, next.fixed));
}

function sameFixed(a: Assignments | null, b: Assignments | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
