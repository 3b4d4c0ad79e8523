import type { Assignments, Parameter } from '#search-space';
import type { StudySpec } from '#study';

/** A problem whose answer is a front. */
export interface TradeOffProblem {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly objectives: StudySpec['objectives'];
  /** The point from which hypervolume is measured, one value per objective in its own unit. */
  readonly reference: readonly number[];
  /** Hypervolume of the true front. */
  readonly best: number;
  /** One value per objective. */
  evaluate(assignments: Assignments): readonly number[];
}
