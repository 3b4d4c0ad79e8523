import type { Assignments } from '#search-space';
import type { CurvePoint } from './curve-point.ts';
import type { Metrics } from './metric-value.ts';
import type { SourceHistory } from './source-history.ts';
import type { StudySpec } from './spec/study-spec.ts';
import type { ModelState } from './suggestion.ts';
import type { TerminalState } from './trial-state.ts';

export interface SnapshotTrial {
  readonly number: number;
  readonly id: string;
  /** `pending` is every trial that had not ended at the snapshot's revision. */
  readonly state: 'pending' | TerminalState;
  readonly assignments: Assignments;
  readonly metrics: Metrics;
  /** In a study with a fidelity: what the latest attempt had reported, see atLevels(). Absent where that is nothing. */
  readonly curve?: readonly CurvePoint[];
}

/** Everything that suggest() may know, as plain JSON that can be cloned to a thread. Same snapshot, same answer. */
export interface Snapshot {
  readonly studyId: string;
  readonly revision: number;
  readonly seed: number;
  /** Number of the first trial to be created from the answer. */
  readonly firstNumber: number;
  readonly spec: StudySpec;
  /** Finished and pending, ascending by number. */
  readonly trials: readonly SnapshotTrial[];
  /** Of the latest earlier trial whose suggestion stored one: a warm start for the fit. */
  readonly model: ModelState | null;
  readonly fixed: Assignments | null;
  /** What the study learns from beside its own trials; absent where that is nothing. */
  readonly sources?: readonly SourceHistory[];
}
