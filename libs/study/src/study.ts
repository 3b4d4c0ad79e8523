import type { StudySpec } from './spec/study-spec.ts';
import type { Timestamp } from './timestamp.ts';
import type { TerminalState } from './trial-state.ts';

export const STUDY_STATES = ['active', 'paused', 'finished', 'archived'] as const;
export type StudyState = (typeof STUDY_STATES)[number];

export const FINISH_REASONS = ['budget', 'deadline', 'failures', 'space_exhausted', 'requested'] as const;
export type FinishReason = (typeof FINISH_REASONS)[number];

/**
 * Counted on the study's row, under its lock, so that asking and telling never count trials. `open` is queued + running + stopping.
 * `budgetUsed` counts every trial that was created, except cancelled ones and those imported with their result.
 */
export interface StudyCounts {
  readonly created: number;
  readonly budgetUsed: number;
  readonly open: number;
  readonly ended: Readonly<Record<TerminalState, number>>;
}

export interface Study {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: StudySpec;
  readonly state: StudyState;
  readonly finishReason: FinishReason | null;
  /** Grows by one whenever a trial ends. */
  readonly revision: number;
  readonly spaceVersion: number;
  /** Grows with every change of the row: the ETag. */
  readonly version: number;
  readonly counts: StudyCounts;
  readonly bestTrialId: string | null;
  /** Objective value of the best trial, so that a tell need not read that trial. */
  readonly bestValue: number | null;
  readonly createdBy: string;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}
