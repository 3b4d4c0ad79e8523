import { type Database, openDatabase } from '#persistence';
import { type Logger, StartupError } from '#platform';

/** Connects and migrates, or says in one line why it cannot. */
export async function connectDatabase(url: string, log: Logger): Promise<Database> {
  try {
    return await openDatabase({
      url,
      onError: (error) => {
        log.warn({ err: error }, 'a database connection was lost');
      },
    });
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const { host, pathname } = new URL(url);
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(
      `the database ${pathname.slice(1)} at ${host} cannot be used (${reason})`,
      'see that it runs, is PostgreSQL 13 or newer and lets this user create tables, then check DATABASE_URL',
      { cause: error },
    );
  }
}
