import {
  type Cancellation,
  type EvaluatorKind,
  invalidRequest,
  isSurmiseError,
  MAX_SUGGESTIONS,
  type StudyFilter,
  type Trial,
} from '#study';
import { ask } from './ask.ts';
import type { Caller } from './caller.ts';
import { CLAIM_STUDIES } from './constants.ts';
import type { LoopDeps } from './loop-deps.ts';
import { requireLeaseSeconds } from './require-lease-seconds.ts';
import { trialEvent } from './trial-event.ts';
import { withIdempotency } from './with-idempotency.ts';

export interface ClaimTrials {
  readonly worker: string;
  readonly projectId: string | null;
  readonly studyId: string | null;
  /** What the worker can evaluate. Null: anything of the named study, else what needs no trainer. */
  readonly evaluator: EvaluatorKind | null;
  /** The study must carry all of these. */
  readonly labels: Readonly<Record<string, string>>;
  readonly count: number;
  readonly leaseSeconds: number;
  readonly waitSeconds: number;
  readonly cancellation?: Cancellation | undefined;
}

interface Claimed {
  readonly trials: readonly Trial[];
}

/**
 * Takes work for a worker that serves many studies: queued trials first, else new suggestions for an active study. With nothing to do it waits,
 * woken by whatever makes work, and answers with none when its time is over.
 */
export async function claimTrials(deps: LoopDeps, command: ClaimTrials, caller: Caller): Promise<Claimed> {
  requireLeaseSeconds(command.leaseSeconds);
  if (!Number.isInteger(command.count) || command.count < 1 || command.count > MAX_SUGGESTIONS) {
    throw invalidRequest([{ pointer: '/count', detail: `Must be a whole number from 1 to ${MAX_SUGGESTIONS}.` }]);
  }
  const subscription = deps.wakeups.subscribe({
    studyId: command.studyId,
    seconds: command.waitSeconds,
    cancellation: command.cancellation,
  });
  try {
    for (;;) {
      if (command.cancellation?.aborted === true) return { trials: [] };
      const claimed = await claimOnce(deps, command, caller);
      if (claimed.trials.length > 0) return claimed;
      if ((await subscription.next()) === 'over') return claimed;
    }
  } finally {
    subscription.close();
  }
}

async function claimOnce(deps: LoopDeps, command: ClaimTrials, caller: Caller): Promise<Claimed> {
  const filter: StudyFilter = {
    evaluator: command.evaluator ?? (command.studyId === null ? 'external' : null),
    projectId: command.projectId,
    studyId: command.studyId,
    labels: command.labels,
  };
  const queued = await claimQueued(deps, filter, command, caller);
  if (queued.trials.length > 0) return queued;
  const { worker, count, leaseSeconds } = command;
  for (const study of await deps.unitOfWork.read((stores) => stores.studies.withRoom(filter, CLAIM_STUDIES))) {
    try {
      return await ask(deps, study.id, { count, worker, leaseSeconds, fixed: null, resumesHeld: false, caller });
    } catch (error) {
      if (!hasNothing(error)) throw error;
    }
  }
  return { trials: [] };
}

function claimQueued(deps: LoopDeps, filter: StudyFilter, command: ClaimTrials, caller: Caller): Promise<Claimed> {
  return deps.unitOfWork.run((stores) =>
    withIdempotency(
      stores,
      caller,
      async () => {
        const trials = await stores.trials.claimQueued({
          filter,
          among: null,
          worker: command.worker,
          leaseSeconds: command.leaseSeconds,
          tokens: Array.from({ length: command.count }, () => deps.identities.newToken()),
        });
        await stores.events.append(
          trials.map((trial) => trialEvent('trial.started', trial, { worker: command.worker })),
        );
        return { trials };
      },
      (claimed) => claimed.trials.length > 0,
    ),
  );
}

/** The study has nothing to give right now; another one may. */
function hasNothing(error: unknown): boolean {
  return (
    isSurmiseError(error, 'budget_exhausted') ||
    isSurmiseError(error, 'space_exhausted') ||
    isSurmiseError(error, 'study_not_active') ||
    isSurmiseError(error, 'not_found') ||
    isSurmiseError(error, 'conflict')
  );
}
