import { type Assignments, normaliseFixed, validateFixed } from '#search-space';
import { DEFAULT_LEASE_SECONDS, invalidRequest, MAX_SUGGESTIONS, type Trial } from '#study';
import { ask } from './ask.ts';
import type { Caller } from './caller.ts';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';
import { requireLeaseSeconds } from './require-lease-seconds.ts';

export interface SuggestTrials {
  readonly studyId: string;
  readonly count: number;
  readonly worker: string | null;
  /** Left out: a lease where a worker is named. Null: none, for people and notebooks; such a trial is never taken away. */
  readonly leaseSeconds?: number | null | undefined;
  readonly fixed: Assignments | null;
}

/**
 * Hands out trials to evaluate. The same worker gets its running trials again; then come queued ones, then new suggestions: all of them with the
 * fixed values, if there are any. Fewer than asked for when the budget leaves fewer, or when time is up.
 */
export async function suggestTrials(
  deps: LoopDeps,
  command: SuggestTrials,
  caller: Caller,
): Promise<{ trials: readonly Trial[] }> {
  const { studyId, count, worker } = command;
  const leaseSeconds =
    command.leaseSeconds === undefined ? (worker === null ? null : DEFAULT_LEASE_SECONDS) : command.leaseSeconds;
  if (!Number.isInteger(count) || count < 1 || count > MAX_SUGGESTIONS) {
    throw invalidRequest([{ pointer: '/count', detail: `Must be a whole number from 1 to ${MAX_SUGGESTIONS}.` }]);
  }
  requireLeaseSeconds(leaseSeconds);
  const fixed = command.fixed === null ? null : await requireFixable(deps, studyId, command.fixed);
  return ask(deps, studyId, { count, worker, leaseSeconds, fixed, resumesHeld: true, caller });
}

/** Normalised, as the trial's own values are stored. */
async function requireFixable(deps: LoopDeps, studyId: string, fixed: Assignments): Promise<Assignments> {
  const study = await deps.unitOfWork.read((stores) => stores.studies.find(studyId));
  if (study === null) throw notFound('study', studyId);
  const space = deps.spaces.of(study);
  const issues = validateFixed(space, fixed);
  if (issues.length > 0) throw invalidRequest(issues);
  return normaliseFixed(space, fixed);
}
