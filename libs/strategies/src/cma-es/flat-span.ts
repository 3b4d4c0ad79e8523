import { FLAT_GENERATIONS, FLAT_GENERATIONS_PER_DIMENSION } from './constants.ts';
import type { Distribution } from './distribution.ts';

/** Generations whose best scores must be equal for a restart: 10 + ceil(30 n / lambda). */
export function flatSpan({ mean, population }: Pick<Distribution, 'mean' | 'population'>): number {
  return FLAT_GENERATIONS + Math.ceil((FLAT_GENERATIONS_PER_DIMENSION * mean.length) / population);
}
