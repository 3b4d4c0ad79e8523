import type { Scored } from '#acquisition';
import type { Rng } from '#numerics';
import { fromUnit } from '#search-space';
import type { PlacedChoice } from './choice.ts';
import { chooseUnmodelled } from './choose-unmodelled.ts';
import type { ModelView } from './model-view.ts';
import type { Search } from './search.ts';

/** The best candidate of an acquisition, or where every candidate is used up a point that the model was not asked about; `viewOf` says what it thinks of either. */
export function choiceOfBest(
  search: Search,
  best: Scored | null,
  acquisition: string,
  rng: Rng,
  viewOf: (position: Float64Array, acquisition: ModelView['acquisition']) => ModelView,
): PlacedChoice | null {
  if (best === null) {
    const left = chooseUnmodelled(search, rng);
    return left && { ...left, view: viewOf(left.position, null) };
  }
  const { position, score } = best;
  const view = viewOf(position, { name: acquisition, value: score });
  return { position, assignments: fromUnit(search.space, position), view };
}
