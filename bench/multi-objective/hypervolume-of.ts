import { hypervolume } from '#acquisition';
import type { TradeOffProblem } from './trade-off-problem.ts';

/** What a set of outcomes dominates, larger is better whatever the goals are. */
export function hypervolumeOf(
  { objectives, reference }: Pick<TradeOffProblem, 'objectives' | 'reference'>,
  outcomes: readonly (readonly number[])[],
): number {
  const upwards = (values: readonly number[]): number[] =>
    values.map((value, j) => (objectives[j]!.goal === 'maximize' ? value : -value));
  return hypervolume(outcomes.map(upwards), upwards(reference));
}
