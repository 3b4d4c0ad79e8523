import { honoursFixed } from '#search-space';
import { isSurmiseError, type OpenTrial, type Snapshot, type Suggestion, SurmiseError } from '#study';
import type { AskRequest } from './ask-request.ts';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';
import { roomFor } from './room.ts';

export interface Computed {
  readonly firstNumber: number;
  readonly suggestions: readonly Suggestion[];
  /** Why there are fewer than were needed. */
  readonly failure: SurmiseError | null;
}

/** Looks at the study and computes as many suggestions as the requests will need beyond what is held or queued. */
export async function computeForAsks(
  deps: LoopDeps,
  studyId: string,
  requests: readonly AskRequest[],
): Promise<Computed> {
  const plan = await deps.unitOfWork.read(
    async (stores) => {
      const study = await stores.studies.find(studyId);
      if (study === null) throw notFound('study', studyId);
      const firstNumber = study.counts.created + 1;
      const open = study.counts.open === 0 ? [] : await stores.trials.open(studyId);
      // The deadline is decided under the lock; here the time of the last change will do.
      const room = study.state === 'active' ? roomFor(study, study.updatedAt).trials : 0;
      const fixed = requests[0]?.fixed ?? null;
      const usable = fixed === null ? open : open.filter(({ assignments }) => honoursFixed(assignments, fixed));
      const count = Math.min(room, newTrialsNeeded(requests, usable));
      if (count === 0) return { firstNumber, count, snapshot: null };
      return {
        firstNumber,
        count,
        snapshot: await deps.snapshots.read(stores, study, open, fixed),
      };
    },
    { consistent: true },
  );
  if (plan.snapshot === null) return { firstNumber: plan.firstNumber, suggestions: [], failure: null };
  return suggest(deps, plan.snapshot, plan.count);
}

async function suggest(deps: LoopDeps, snapshot: Snapshot, count: number): Promise<Computed> {
  const { firstNumber } = snapshot;
  try {
    const suggestions = await deps.suggester.suggest(snapshot, count);
    return { firstNumber, suggestions, failure: suggestions.length < count ? nothingFurther() : null };
  } catch (error) {
    const isExhausted = isSurmiseError(error, 'space_exhausted');
    // Why nothing new was found is no matter to requests that are served from what is queued or held.
    if (!isExhausted && !isSurmiseError(error, 'conflict')) throw error;
    const failure = isExhausted && snapshot.fixed !== null ? nothingWithFixed() : error;
    return { firstNumber, suggestions: [], failure };
  }
}

/** For a request that others left nothing to. Whether nothing is left at all only an answer without any suggestion tells. */
function nothingFurther(): SurmiseError {
  return new SurmiseError(
    'conflict',
    'No further configuration was found: requests at the same time got what there was.',
    {
      hint: 'Ask again: that tells whether the space is used up.',
    },
  );
}

function nothingWithFixed(): SurmiseError {
  return new SurmiseError('space_exhausted', 'No configuration with these fixed values is left to try.', {
    hint: 'Fix fewer values or others; the constraints may rule these out.',
  });
}

function newTrialsNeeded(requests: readonly AskRequest[], open: readonly OpenTrial[]): number {
  const wanted = requests.reduce((sum, request) => sum + request.count, 0);
  const queued = open.filter((trial) => trial.state === 'queued').length;
  const workers = new Map(requests.filter((each) => each.resumesHeld).map((each) => [each.worker, each.count]));
  let held = 0;
  for (const [worker, count] of workers) {
    if (worker === null) continue;
    held += Math.min(count, open.filter((trial) => trial.state === 'running' && trial.worker === worker).length);
  }
  return Math.max(0, wanted - held - queued);
}
