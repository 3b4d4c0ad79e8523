import type { Trial } from '#study';
import { type AskRequest, fitsBatch } from './ask-request.ts';
import type { LoopDeps } from './loop-deps.ts';
import { serveAsks } from './serve-asks.ts';

/** One request through the study's batches: requests that come while a batch is being computed share the next one. */
export async function ask(deps: LoopDeps, studyId: string, request: AskRequest): Promise<{ trials: readonly Trial[] }> {
  const answer = await deps.asks.run(studyId, request, (requests) => serveAsks(deps, studyId, requests), fitsBatch);
  if ('error' in answer) throw answer.error;
  return answer;
}
