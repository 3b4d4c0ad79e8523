import type { Assignments } from '#search-space';
import type { SnapshotTrial, StrategyName, StudySpecInput } from '#study';

/** How a trial turned out: its value, to minimise, or the state in which it ended without one. */
export type Outcome = number | Exclude<SnapshotTrial['state'], 'succeeded'>;

/** A study that breaks optimisers, with how its trials turn out. */
export interface AwkwardCase {
  readonly name: string;
  readonly spec: Pick<StudySpecInput, 'parameters' | 'parameterConstraints'>;
  readonly trials: number;
  /** Trials that were there before the first ask. */
  readonly history?: readonly Assignments[];
  readonly outcome: (assignments: Assignments, number: number) => Outcome;
  /** Value of the best point; regret is shown where it is known. */
  readonly best?: number;
  /** Strategies that refuse the study. */
  readonly without?: readonly StrategyName[];
}
