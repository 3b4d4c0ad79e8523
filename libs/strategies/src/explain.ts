import type { RunningCurve, Suggestion } from '#study';
import type { Choice } from './choice.ts';
import type { ModelView } from './model-view.ts';
import { nearestTrials } from './nearest-trials.ts';
import type { Search } from './search.ts';
import type { Strategy } from './strategy.ts';

export interface Place {
  readonly count: number;
  readonly index: number;
}

const NO_MODEL: ModelView = { modelTrials: 0, predicted: null, acquisition: null, model: null };

/** Wraps a choice as a suggestion. The phase is the strategy's own name until a plan gives it another. */
export function explain(
  search: Search,
  strategy: Pick<Strategy, 'name' | 'version'>,
  { assignments, view = NO_MODEL, fallback }: Choice,
  place: Place,
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
      fallback: fallback ?? null,
    },
  };
}
