import type { Study, SuggestionExplanation } from '#study';

/** For a point that a person chose: there is nothing to explain, and nothing to replay. */
export function userExplanation(
  study: Study,
  phase: 'added' | 'retry',
  count: number,
  index: number,
): SuggestionExplanation {
  return {
    source: 'user',
    phase,
    strategyVersion: '1',
    seed: study.spec.seed,
    revision: study.revision,
    firstNumber: study.counts.created + 1,
    count,
    index,
    modelTrials: 0,
    predicted: null,
    acquisition: null,
    nearest: [],
    fallback: null,
    model: null,
  };
}
