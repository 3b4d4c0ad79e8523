import type { QueryRunner } from 'typeorm';
import type { SqlStatement, SqlValue } from './sql-statement.ts';

/** One database session, for the length of a unit of work. */
export class Connection {
  readonly #runner: QueryRunner;

  constructor(runner: QueryRunner) {
    this.#runner = runner;
  }

  async rows<Row>(statement: SqlStatement): Promise<Row[]> {
    const result = await this.#runner.query(statement.text, [...statement.values], true);
    return result.records as Row[];
  }

  async first<Row>(statement: SqlStatement): Promise<Row | null> {
    return (await this.rows<Row>(statement))[0] ?? null;
  }

  /** Returns how many rows were written. */
  async run(text: string, values: readonly SqlValue[] = []): Promise<number> {
    const result = await this.#runner.query(text, [...values], true);
    return result.affected ?? 0;
  }
}
