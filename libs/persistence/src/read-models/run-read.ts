import type { DataSource } from 'typeorm';
import { translateDatabaseError } from '../database-error.ts';
import type { SqlStatement } from '../sql-statement.ts';

export async function runRead<Row>(dataSource: DataSource, { text, values }: SqlStatement): Promise<Row[]> {
  try {
    return await dataSource.query<Row[]>(text, [...values]);
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
