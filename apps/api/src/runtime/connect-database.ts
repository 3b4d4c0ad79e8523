import { type Database, NewerDatabaseError, openDatabase } from '#persistence';
import { type Logger, StartupError } from '#platform';

/** Connects and migrates, or says in one line why it cannot. */
export async function connectDatabase(url: string, log: Logger): Promise<Database> {
  let closing = false;
  try {
    const database = await openDatabase({
      url,
      onError: (error) => {
        // The server may end the last sessions a moment before they are closed from here.
        log[closing ? 'debug' : 'warn']({ err: error }, 'a database connection was lost');
      },
    });
    const close = (): Promise<void> => {
      closing = true;
      return database.close();
    };
    return { ...database, close };
  } catch (error) {
    const { host, pathname } = new URL(url);
    const name = `the database ${pathname.slice(1)} at ${host}`;
    if (error instanceof NewerDatabaseError) {
      throw new StartupError(
        `${name} was written by a newer Surmise (it has the migration ${error.migration})`,
        'start the newer Surmise again, or use another database',
        { cause: error },
      );
    }
    const reason = deepestMessage(error);
    throw new StartupError(
      `${name} cannot be used (${reason})`,
      'see that it runs, is PostgreSQL 13 or newer and lets this user create tables, then check DATABASE_URL',
      { cause: error },
    );
  }
}

/** The driver's own words stand at the end of the chain of causes. */
function deepestMessage(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause !== undefined) return deepestMessage(cause);
  if (typeof error !== 'object' || error === null) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return ('message' in error && String(error.message)) || code || 'no reason given';
}
