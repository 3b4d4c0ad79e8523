import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Projects, keys, studies, trials with their attempts and measurements, events and idempotency records. */
export class CreateCore1764000000000 implements MigrationInterface {
  readonly name = 'CreateCore1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`drop table "${table}"`);
  }
}

/** In the order in which they can be dropped. */
const TABLES = [
  'idempotency',
  'event',
  'late_measurement',
  'measurement',
  'attempt',
  'trial',
  'study',
  'api_key',
  'project',
];

const UP = [
  `create table "project" (
    "id" uuid not null,
    "slug" text not null,
    "display_name" text not null,
    "version" integer not null default 1,
    "created_by" text not null,
    "created_at" timestamptz(3) not null default now(),
    "updated_at" timestamptz(3) not null default now(),
    constraint "project_pk" primary key ("id"),
    constraint "project_slug_unique" unique ("slug")
  )`,
  `create table "api_key" (
    "id" text not null,
    "display_name" text not null,
    "secret_hash" text not null,
    "scopes" text array not null,
    "project_id" uuid,
    "created_by" text not null,
    "created_at" timestamptz(3) not null default now(),
    "expires_at" timestamptz(3),
    "revoked_at" timestamptz(3),
    constraint "api_key_pk" primary key ("id"),
    constraint "api_key_project_fk" foreign key ("project_id") references "project" ("id") on delete cascade
  )`,
  `create table "study" (
    "id" uuid not null,
    "project_id" uuid not null,
    "name" text not null,
    "display_name" text not null,
    "description" text not null,
    "labels" jsonb not null,
    "spec" jsonb not null,
    "state" text not null,
    "finish_reason" text,
    "revision" integer not null,
    "space_version" integer not null,
    "version" integer not null,
    "evaluator" text not null,
    "budget_trials" integer not null,
    "parallel_trials" integer,
    "deadline" timestamptz(3),
    "created_trials" integer not null,
    "budget_used" integer not null,
    "open_trials" integer not null,
    "succeeded_trials" integer not null,
    "failed_trials" integer not null,
    "infeasible_trials" integer not null,
    "stopped_trials" integer not null,
    "cancelled_trials" integer not null,
    "best_trial_id" uuid,
    "best_value" double precision,
    "created_by" text not null,
    "created_at" timestamptz(3) not null default now(),
    "updated_at" timestamptz(3) not null default now(),
    constraint "study_pk" primary key ("id"),
    constraint "study_name_unique" unique ("project_id", "name"),
    constraint "study_project_fk" foreign key ("project_id") references "project" ("id") on delete cascade,
    constraint "study_state_known" check ("state" in ('active', 'paused', 'finished', 'archived')),
    constraint "study_counts_sane" check ("open_trials" >= 0 and "budget_used" >= 0)
  )`,
  `create index "study_active" on "study" ("evaluator", "project_id") where "state" = 'active'`,
  `create table "trial" (
    "id" uuid not null,
    "study_id" uuid not null,
    "project_id" uuid not null,
    "number" integer not null,
    "state" text not null,
    "assignments" json not null,
    "derived" jsonb not null,
    "space_version" integer not null,
    "canonical_hash" bytea not null,
    "repeat" integer not null,
    "attempt_number" integer,
    "worker" text,
    "lease_token" text,
    "lease_until" timestamptz(3),
    "lease_seconds" double precision,
    "attempts_used" integer not null,
    "suggestion" jsonb not null,
    "model" jsonb,
    "fixed" jsonb,
    "metrics" jsonb not null,
    "last_step" integer,
    "failure" jsonb,
    "reason" text,
    "imported" boolean not null,
    "ended_revision" integer,
    "labels" jsonb not null,
    "note" text not null,
    "created_by" text not null,
    "created_at" timestamptz(3) not null,
    "started_at" timestamptz(3),
    "ended_at" timestamptz(3),
    constraint "trial_pk" primary key ("id"),
    constraint "trial_number_unique" unique ("study_id", "number"),
    constraint "trial_configuration_unique" unique ("study_id", "canonical_hash", "repeat"),
    constraint "trial_study_fk" foreign key ("study_id") references "study" ("id") on delete cascade,
    constraint "trial_state_known" check ("state" in
      ('queued', 'running', 'stopping', 'succeeded', 'failed', 'infeasible', 'stopped', 'cancelled'))
  )`,
  `create index "trial_open" on "trial" ("study_id", "number") where "state" in ('queued', 'running', 'stopping')`,
  `create index "trial_ended" on "trial" ("study_id", "ended_revision") where "ended_revision" is not null`,
  `create index "trial_with_model" on "trial" ("study_id", "number") where "model" is not null`,
  `create index "trial_queued" on "trial" ("id") where "state" = 'queued'`,
  `create index "trial_leased" on "trial" ("lease_until") where "state" in ('running', 'stopping')`,
  `create table "attempt" (
    "trial_id" uuid not null,
    "number" integer not null,
    "worker" text,
    "started_at" timestamptz(3) not null,
    "ended_at" timestamptz(3),
    "outcome" text,
    "reason" text,
    constraint "attempt_pk" primary key ("trial_id", "number"),
    constraint "attempt_trial_fk" foreign key ("trial_id") references "trial" ("id") on delete cascade
  )`,
  `create table "measurement" (
    "trial_id" uuid not null,
    "attempt" integer not null,
    "step" integer not null,
    "metric" text not null,
    "value" double precision not null,
    "standard_error" double precision,
    "measured_at" timestamptz(3),
    "reported_at" timestamptz(3) not null default now(),
    constraint "measurement_pk" primary key ("trial_id", "attempt", "step", "metric"),
    constraint "measurement_trial_fk" foreign key ("trial_id") references "trial" ("id") on delete cascade
  )`,
  `create table "late_measurement" (
    "id" bigserial not null,
    "trial_id" uuid not null,
    "lease_token" text,
    "call" text not null,
    "content" jsonb not null,
    "received_at" timestamptz(3) not null default now(),
    constraint "late_measurement_pk" primary key ("id"),
    constraint "late_measurement_trial_fk" foreign key ("trial_id") references "trial" ("id") on delete cascade
  )`,
  `create index "late_measurement_of_trial" on "late_measurement" ("trial_id")`,
  `create table "event" (
    "id" bigserial not null,
    "transaction_id" bigint not null,
    "type" text not null,
    "project_id" uuid not null,
    "study_id" uuid not null,
    "trial_id" uuid,
    "data" jsonb not null,
    "at" timestamptz(3) not null default now(),
    constraint "event_pk" primary key ("id"),
    constraint "event_study_fk" foreign key ("study_id") references "study" ("id") on delete cascade
  )`,
  `create index "event_of_study" on "event" ("study_id", "id")`,
  `create index "event_of_project" on "event" ("project_id", "id")`,
  `create table "idempotency" (
    "principal" text not null,
    "key" text not null,
    "route" text not null,
    "body_hash" text not null,
    "answer" json not null,
    "created_at" timestamptz(3) not null default now(),
    constraint "idempotency_pk" primary key ("principal", "key", "route")
  )`,
  `create index "idempotency_age" on "idempotency" ("created_at")`,
];
