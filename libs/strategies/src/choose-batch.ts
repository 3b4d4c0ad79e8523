import type { Suggestion, SurmiseError } from '#study';
import type { Choice } from './choice.ts';
import { explain } from './explain.ts';
import { nothingLeft } from './nothing-left.ts';
import type { Search } from './search.ts';
import type { IsDue, Strategy } from './strategy.ts';

export interface BatchOptions<C extends Choice> {
  /** Told of each choice that another one follows, so that a model can allow for it. */
  readonly believe?: (choice: C) => void;
  /** What it means that there is no first choice. */
  readonly whyNone?: (search: Search) => SurmiseError;
  /** Left out: the batch is made whole. */
  readonly isDue?: IsDue | undefined;
}

/**
 * One point after the other by `choose`, which answers null at the end of the space, until the answer is due. Each is used as soon as it is chosen, and comes with its explanation.
 * @throws SurmiseError of `whyNone`
 */
export function chooseBatch<C extends Choice>(
  strategy: Pick<Strategy, 'name' | 'version'>,
  search: Search,
  count: number,
  choose: (index: number) => C | null,
  { believe, whyNone = nothingLeft, isDue }: BatchOptions<C> = {},
): readonly Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (let index = 0; index < count; index++) {
    if (index > 0 && isDue?.(index) === true) break;
    const choice = choose(index);
    if (choice === null) break;
    search.use(choice.assignments);
    suggestions.push(explain(search, strategy, choice, { count, index }));
    if (index + 1 < count) believe?.(choice);
  }
  if (suggestions.length === 0) throw whyNone(search);
  return suggestions;
}
