import { SurmiseError } from '#study';
import type { Search } from './search.ts';

const CANCELLED_HINT = ' What was cancelled is not proposed again: retry such a trial to try it after all.';

export function spaceExhausted(search: Search): SurmiseError {
  const fixed = Object.keys(search.fixed);
  const hasCancelled = search.snapshot.trials.some(({ state }) => state === 'cancelled');
  const where = fixed.length === 0 ? 'the space' : `the space with ${fixed.join(', ')} fixed`;
  return new SurmiseError('space_exhausted', `Every configuration of ${where} has been tried or is being tried.`, {
    hint: `Finish the study, or widen the ranges of its parameters.${hasCancelled ? CANCELLED_HINT : ''}`,
    details: { cardinality: Number.isFinite(search.space.cardinality) ? search.space.cardinality : null },
  });
}
