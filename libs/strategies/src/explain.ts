import type { Assignments } from '#search-space';
import type { RunningCurve, Suggestion, SuggestionExplanation } from '#study';
import { nearestTrials } from './nearest-trials.ts';
import type { Search } from './search.ts';
import type { Strategy } from './strategy.ts';

export interface Place {
  readonly count: number;
  readonly index: number;
}

/** What a model adds to an explanation. */
export type ModelView = Pick<
  SuggestionExplanation,
  'modelTrials' | 'predicted' | 'acquisition' | 'model' | 'warnings' | 'trustRegion'
>;

const NO_MODEL: ModelView = { modelTrials: 0, predicted: null, acquisition: null, model: null };

/** Wraps assignments as a suggestion. The phase is the strategy's own name until a plan gives it another. */
export function explain(
  search: Search,
  strategy: Pick<Strategy, 'name' | 'version'>,
  assignments: Assignments,
  place: Place,
  view: ModelView = NO_MODEL,
): Suggestion {
  const { snapshot } = search;
  const running = snapshot.trials.flatMap(({ number, state, curve }): RunningCurve[] =>
    state === 'pending' && curve !== undefined ? [{ number, curve }] : [],
  );
  return {
    assignments,
    explanation: {
      source: strategy.name,
      phase: strategy.name,
      strategyVersion: strategy.version,
      seed: snapshot.seed,
      revision: snapshot.revision,
      firstNumber: snapshot.firstNumber,
      count: place.count,
      index: place.index,
      ...view,
      ...(running.length > 0 && { running }),
      nearest: nearestTrials(search, assignments),
      fallback: null,
    },
  };
}
