import type { Trial } from '#study';
import { type AskAnswer, type AskRequest, fitsBatch } from './ask-request.ts';
import type { LoopDeps } from './loop-deps.ts';
import { serveAsks } from './serve-asks.ts';

/**
 * One request through the study's batches: requests that come while a batch is being computed share the next one. Whom a batch that was cut short left
 * nothing is in one more.
 */
export async function ask(deps: LoopDeps, studyId: string, request: AskRequest): Promise<{ trials: readonly Trial[] }> {
  const inBatch = (): Promise<AskAnswer> =>
    deps.asks.run(studyId, request, (requests) => serveAsks(deps, studyId, requests), fitsBatch);
  const first = await inBatch();
  const answer = 'error' in first && first.mayAskAgain ? await inBatch() : first;
  if ('error' in answer) throw answer.error;
  return answer;
}
