/** The database was migrated by a newer version: this one would not understand what it reads. */
export class NewerDatabaseError extends Error {
  readonly migration: string;

  constructor(migration: string) {
    super(
      `The database was written by a newer version (it has the migration ${migration}). Start that version, or use another database.`,
    );
    this.name = 'NewerDatabaseError';
    this.migration = migration;
  }
}
