// Entry of a compute thread.
import { createRng } from '#numerics';
import { explainModel, predict, recommend, suggest } from '#strategies';
import { isSurmiseError, suggestionSeed } from '#study';
import type {
  ExplainResult,
  ExplainTask,
  PredictResult,
  PredictTask,
  RecommendResult,
  RecommendTask,
  SuggestResult,
  SuggestTask,
} from './suggest-task.ts';

export function suggestInThread({ snapshot, count, dueAfterMs = Infinity, first = count }: SuggestTask): SuggestResult {
  const begun = performance.now();
  const isDue = (made: number): boolean => made >= first || performance.now() - begun > dueAfterMs;
  try {
    const suggestions = suggest(snapshot, count, createRng(suggestionSeed(snapshot)), { isDue });
    // Strategies that take no time make the whole batch.
    return { kind: 'suggested', suggestions: suggestions.slice(0, first) };
  } catch (error) {
    if (!isSurmiseError(error)) throw error;
    return { kind: 'refused', code: error.code, message: error.message, hint: error.hint };
  }
}

export function recommendInThread({ snapshot }: RecommendTask): RecommendResult {
  return recommend(snapshot);
}

export function explainInThread({ snapshot }: ExplainTask): ExplainResult {
  return explainModel(snapshot);
}

export function predictInThread({ snapshot, points }: PredictTask): PredictResult {
  return predict(snapshot, points);
}
