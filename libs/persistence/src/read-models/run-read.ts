import type { DataSource } from 'typeorm';
import { translateDatabaseError } from '../database-error.ts';
import type { SqlStatement } from '../sql-statement.ts';
import { withSession } from '../with-session.ts';

export async function runRead<Row>(dataSource: DataSource, statement: SqlStatement): Promise<Row[]> {
  try {
    return await withSession(dataSource, (connection) => connection.rows<Row>(statement));
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
