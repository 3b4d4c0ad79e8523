import { SurmiseError } from '#study';
import type { Search } from './search.ts';

const CANCELLED_HINT = ' What was cancelled is not proposed again: retry such a trial to try it after all.';

/** What a strategy can try is used up. */
export function spaceExhausted(search: Search, whatItTries = 'configuration'): SurmiseError {
  const fixed = Object.keys(search.fixed);
  const hasCancelled = search.snapshot.trials.some(({ state }) => state === 'cancelled');
  const where = fixed.length === 0 ? 'the space' : `the space with ${fixed.join(', ')} fixed`;
  const used = hasCancelled ? 'tried, cancelled or is being tried' : 'tried or is being tried';
  return new SurmiseError('space_exhausted', `Every ${whatItTries} of ${where} has been ${used}.`, {
    hint: `Finish the study, or widen the ranges of its parameters.${hasCancelled ? CANCELLED_HINT : ''}`,
    details: { cardinality: Number.isFinite(search.space.cardinality) ? search.space.cardinality : null },
  });
}
