import type { Timestamp } from './timestamp.ts';

export interface Project {
  readonly id: string;
  /** Unique; stands for the id in paths. */
  readonly slug: string;
  readonly displayName: string;
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}
