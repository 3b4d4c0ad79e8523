import { SurmiseError } from '#study';
import { listUnused } from './list-unused.ts';
import type { Search } from './search.ts';
import { spaceExhausted } from './space-exhausted.ts';

/**
 * Why there is no suggestion: `space_exhausted` where a list of all that is feasible shows that it is used up, which ends a study; else `conflict`,
 * for a search that found nothing says nothing certain.
 */
export function nothingLeft(search: Search): SurmiseError {
  const { points, isComplete } = listUnused(search);
  if (isComplete && points.length === 0) return spaceExhausted(search);
  return new SurmiseError(
    'conflict',
    'No configuration was found that fulfils the parameter constraints and has not been tried.',
    {
      hint: 'Loosen the constraints or fix fewer values, or add a trial of your own that fulfils them: searches set out from feasible trials too.',
    },
  );
}
