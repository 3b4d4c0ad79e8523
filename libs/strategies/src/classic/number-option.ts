import type { Snapshot } from '#study';

/** A numeric option of the study's strategy, checked when the spec was, or `otherwise` where it is not given. */
export function numberOption({ spec }: Pick<Snapshot, 'spec'>, name: string, otherwise: number): number {
  const value = spec.strategy.options[name];
  return typeof value === 'number' ? value : otherwise;
}
