import { canonicalForm, type Space } from '#search-space';
import type { NewTrial, Stores, Study, Suggestion, Timestamp, Trial, TrialLease } from '#study';
import { addSeconds } from './add-seconds.ts';
import type { AskRequest } from './ask-request.ts';
import type { LoopDeps } from './loop-deps.ts';
import { newTrial } from './build-new.ts';
import { nextRepeats } from './next-repeats.ts';
import { StaleSnapshot } from './stale-snapshot.ts';
import { countCreated } from './study-counts.ts';
import { trialEvent } from './trial-event.ts';

/**
 * Stores suggestions as running trials in the hands of who asked. A configuration that exists by now, or was evaluated as often as the study allows,
 * makes the batch stale.
 */
export async function createSuggested(
  deps: LoopDeps,
  stores: Stores,
  study: Study,
  now: Timestamp,
  suggestions: readonly Suggestion[],
  request: AskRequest,
): Promise<{ study: Study; trials: readonly Trial[] }> {
  const space = deps.spaces.of(study);
  const repeats = await repeatsOf(stores, study, space, suggestions);
  const trials = suggestions.map((suggestion, index): NewTrial => {
    const trial = newTrial(study, space, {
      id: deps.identities.newId(),
      number: study.counts.created + 1 + index,
      repeat: repeats[index] ?? 0,
      assignments: suggestion.assignments,
      suggestion: suggestion.explanation,
      fixed: request.fixed,
      createdBy: request.caller.principal,
      now,
    });
    return { ...trial, state: 'running', attempt: firstAttempt(deps, now, request), attemptsUsed: 1, startedAt: now };
  });
  const inserted = await stores.trials.insert(trials);
  if (inserted.length !== trials.length) throw new StaleSnapshot();
  const saved = await stores.studies.save({ ...study, counts: countCreated(study.counts, trials) });
  await stores.events.append(
    trials.flatMap((trial) => [
      trialEvent('trial.created', trial, { source: trial.suggestion.source }),
      trialEvent('trial.started', trial, { worker: request.worker }),
    ]),
  );
  return { study: saved, trials: inserted };
}

/** Where each configuration is evaluated once, the unique index tells of one that is there already, and nothing is read. */
async function repeatsOf(
  stores: Stores,
  study: Study,
  space: Space,
  suggestions: readonly Suggestion[],
): Promise<readonly number[]> {
  const { maxRepeats } = study.spec.noise;
  if (maxRepeats === 1) return suggestions.map(() => 0);
  const canonical = suggestions.map(({ assignments }) => canonicalForm(space, assignments));
  const repeats = await nextRepeats(stores, study.id, canonical);
  if (repeats.some((repeat) => repeat >= maxRepeats)) throw new StaleSnapshot();
  return repeats;
}

function firstAttempt(deps: LoopDeps, now: Timestamp, { worker, leaseSeconds }: AskRequest): TrialLease {
  return {
    number: 1,
    worker,
    leaseToken: leaseSeconds === null ? null : deps.identities.newToken(),
    leaseUntil: leaseSeconds === null ? null : addSeconds(now, leaseSeconds),
    leaseSeconds,
  };
}
