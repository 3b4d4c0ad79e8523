import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a study took from others at its creation. JSON as written, not jsonb, so that numbers come back digit by digit. */
export class LearnFromStudies1764000600000 implements MigrationInterface {
  readonly name = 'LearnFromStudies1764000600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table "study_source" (
      "study_id" uuid not null,
      "position" integer not null,
      "source_id" uuid not null,
      "name" text not null,
      "observations" json not null,
      constraint "study_source_pk" primary key ("study_id", "position"),
      constraint "study_source_study_fk" foreign key ("study_id") references "study" ("id") on delete cascade
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table "study_source"`);
  }
}
