import type { StoppingObjective } from './stopping-history.ts';

/** A score as the metric's own value, to six digits: for reasons that people read. */
export function formatScore(score: number, { goal }: StoppingObjective): string {
  const value = goal === 'maximize' ? score : 0 - score;
  return String(Number(value.toPrecision(6)));
}
