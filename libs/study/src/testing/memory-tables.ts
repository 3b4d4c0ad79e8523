import type { ApiKey } from '../api-key.ts';
import type { Attempt } from '../attempt.ts';
import type { LateMeasurement, Measurement } from '../measurement.ts';
import type { IdempotencyRecord } from '../ports/idempotency-store.ts';
import type { Project } from '../project.ts';
import type { SourceHistory } from '../source-history.ts';
import type { Study } from '../study.ts';
import type { StudyEvent } from '../study-event.ts';
import type { Timestamp } from '../timestamp.ts';
import type { Trial } from '../trial.ts';

/** All rows of the in-memory database. Rows are frozen values that are replaced, never changed, so a copy of the tables is a backup. */
export interface MemoryTables {
  readonly projects: Map<string, Project>;
  readonly apiKeys: Map<string, ApiKey>;
  readonly studies: Map<string, Study>;
  /** By study that learns. */
  readonly sources: Map<string, readonly SourceHistory[]>;
  readonly trials: Map<string, Trial>;
  /** Canonical text by trial. */
  readonly canonical: Map<string, string>;
  /** Key: trial and attempt number. */
  readonly attempts: Map<string, Attempt>;
  /** Key: trial, attempt, step and metric. */
  readonly measurements: Map<string, Measurement>;
  readonly late: LateMeasurement[];
  readonly events: StudyEvent[];
  readonly idempotency: Map<string, { readonly record: IdempotencyRecord; readonly at: Timestamp }>;
}

export function emptyTables(): MemoryTables {
  return {
    projects: new Map(),
    apiKeys: new Map(),
    studies: new Map(),
    sources: new Map(),
    trials: new Map(),
    canonical: new Map(),
    attempts: new Map(),
    measurements: new Map(),
    late: [],
    events: [],
    idempotency: new Map(),
  };
}

export function copyTables(tables: MemoryTables): MemoryTables {
  return {
    projects: new Map(tables.projects),
    apiKeys: new Map(tables.apiKeys),
    studies: new Map(tables.studies),
    sources: new Map(tables.sources),
    trials: new Map(tables.trials),
    canonical: new Map(tables.canonical),
    attempts: new Map(tables.attempts),
    measurements: new Map(tables.measurements),
    late: [...tables.late],
    events: [...tables.events],
    idempotency: new Map(tables.idempotency),
  };
}
