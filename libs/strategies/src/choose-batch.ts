import type { Assignments } from '#search-space';
import type { Snapshot, Suggestion, SurmiseError } from '#study';
import { explain } from './explain.ts';
import { nothingLeft } from './nothing-left.ts';
import { openSearch, type Search } from './search.ts';
import type { Strategy } from './strategy.ts';

/** One point after the other by `choose`, which answers null at the end of the space; `whyNone` says what that means. For strategies that keep no model. */
export function chooseBatch(
  strategy: Pick<Strategy, 'name' | 'version'>,
  snapshot: Snapshot,
  count: number,
  choose: (search: Search, index: number) => Assignments | null,
  whyNone: (search: Search) => SurmiseError = nothingLeft,
): readonly Suggestion[] {
  const search = openSearch(snapshot);
  const suggestions: Suggestion[] = [];
  for (let index = 0; index < count; index++) {
    const assignments = choose(search, index);
    if (assignments === null) break;
    search.use(assignments);
    suggestions.push(explain(search, strategy, assignments, { count, index }));
  }
  if (suggestions.length === 0) throw whyNone(search);
  return suggestions;
}
