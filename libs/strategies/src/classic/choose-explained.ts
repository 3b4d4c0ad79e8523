import type { Assignments } from '#search-space';
import type { Suggestion } from '#study';
import { explain, type ModelView } from '../explain.ts';
import { nothingLeft } from '../nothing-left.ts';
import type { Search } from '../search.ts';
import type { Strategy } from '../strategy.ts';

/** A chosen point with what the strategy knew of it; a random one has no view. */
export interface Choice {
  readonly assignments: Assignments;
  readonly view?: ModelView;
}

/** One point after the other by `choose`, which answers null at the end of the space. For strategies that have something to explain. */
export function chooseExplained(
  strategy: Pick<Strategy, 'name' | 'version'>,
  search: Search,
  count: number,
  choose: (index: number) => Choice | null,
): readonly Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (let index = 0; index < count; index++) {
    const choice = choose(index);
    if (choice === null) break;
    search.use(choice.assignments);
    suggestions.push(explain(search, strategy, choice.assignments, { count, index }, choice.view));
  }
  if (suggestions.length === 0) throw nothingLeft(search);
  return suggestions;
}
