import { SurmiseError } from '#study';
import type { Search } from './search.ts';

export function spaceExhausted(search: Search): SurmiseError {
  const fixed = Object.keys(search.fixed);
  const where = fixed.length === 0 ? 'the space' : `the space with ${fixed.join(', ')} fixed`;
  return new SurmiseError('space_exhausted', `Every configuration of ${where} has been tried or is being tried.`, {
    hint: 'Finish the study, or widen the ranges of its parameters.',
    details: { cardinality: Number.isFinite(search.space.cardinality) ? search.space.cardinality : null },
  });
}
