import type { Domain } from '#acquisition';

/** The features of a position: one per column. */
export function rowOf(domain: Pick<Domain, 'columns' | 'embed'>, position: Float64Array): Float64Array {
  const row = new Float64Array(domain.columns);
  domain.embed(position, row);
  return row;
}
