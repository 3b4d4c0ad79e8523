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
  for (let round = 0; round < MAX_ASK_ROUNDS; round += 1) {
    const computed = await computeForAsks(deps, studyId, requests);
    try {
      const answers = await deps.unitOfWork.run((stores) => handOut(deps, stores, studyId, requests, computed));
      const isShort = computed.failure !== null && computed.suggestions.length > 0;
      return answers.map((answer) =>
        isShort && 'error' in answer && answer.error === computed.failure ? { ...answer, mayAskAgain: true } : answer,
      );
    } catch (error) {
      if (!(error instanceof StaleSnapshot)) throw error;
    }
  }
  throw new SurmiseError('conflict', 'The study is changing faster than suggestions can be made for it.', {
    hint: 'Ask again in a moment, or for fewer trials at once.',
    retryAfterSeconds: 1,
  });
}
