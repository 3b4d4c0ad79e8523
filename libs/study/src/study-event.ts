import type { JsonValue } from './json-value.ts';
import type { Timestamp } from './timestamp.ts';

export const EVENT_TYPES = [
  'study.created',
  'study.best',
  'study.finished',
  'study.paused',
  'study.resumed',
  'study.edited',
  'trial.created',
  'trial.started',
  'trial.reported',
  'trial.requeued',
  'trial.stopping',
  'trial.succeeded',
  'trial.failed',
  'trial.infeasible',
  'trial.stopped',
  'trial.cancelled',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Appended in the transaction of the change that it tells of. */
export interface NewStudyEvent {
  readonly type: EventType;
  readonly projectId: string;
  readonly studyId: string;
  readonly trialId: string | null;
  readonly data: Readonly<Record<string, JsonValue>>;
}

export interface StudyEvent extends NewStudyEvent {
  /** Decimal text of a growing 64-bit number. */
  readonly id: string;
  readonly at: Timestamp;
}
