import { SurmiseError } from '#study';
import type { AskAnswer, AskRequest } from './ask-request.ts';
import { computeForAsks } from './compute-for-asks.ts';
import { MAX_ASK_ROUNDS } from './constants.ts';
import { handOut } from './hand-out.ts';
import type { LoopDeps } from './loop-deps.ts';
import { StaleSnapshot } from './stale-snapshot.ts';

/**
 * Read, compute, write: the snapshot is read in one consistent look, the suggestion is computed with no transaction open, and a short one
 * that locks the study stores it, if no other suggestion was stored in between. Otherwise once more, with the fresh snapshot.
 */
export async function serveAsks(
  deps: LoopDeps,
  studyId: string,
  requests: readonly AskRequest[],
): Promise<readonly AskAnswer[]> {
  const first = await serveOnce(deps, studyId, requests);
  // A batch that was cut short says nothing about the rest: who got nothing is served by one more.
  const left = requests.filter((_, index) => first.unserved.has(index));
  if (left.length === 0) return first.answers;
  const second = await serveOnce(deps, studyId, left);
  return first.answers.map((answer, index) => {
    if (!first.unserved.has(index)) return answer;
    return second.answers[left.indexOf(requests[index]!)] ?? answer;
  });
}

interface Served {
  readonly answers: readonly AskAnswer[];
  /** Places of the requests that got nothing, because fewer suggestions came than were asked for. */
  readonly unserved: ReadonlySet<number>;
}

async function serveOnce(deps: LoopDeps, studyId: string, requests: readonly AskRequest[]): Promise<Served> {
  for (let round = 0; round < MAX_ASK_ROUNDS; round += 1) {
    const computed = await computeForAsks(deps, studyId, requests);
    try {
      const answers = await deps.unitOfWork.run((stores) => handOut(deps, stores, studyId, requests, computed));
      const isShort = computed.failure !== null && computed.suggestions.length > 0;
      const unserved = answers.flatMap((answer, index) =>
        isShort && 'error' in answer && answer.error === computed.failure ? [index] : [],
      );
      return { answers, unserved: new Set(unserved) };
    } catch (error) {
      if (!(error instanceof StaleSnapshot)) throw error;
    }
  }
  throw new SurmiseError('conflict', 'The study is changing faster than suggestions can be made for it.', {
    hint: 'Ask again in a moment, or for fewer trials at once.',
    retryAfterSeconds: 1,
  });
}
