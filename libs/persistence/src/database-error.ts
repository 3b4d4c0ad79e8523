import { invalidRequest, SurmiseError } from '#study';

/** SQLSTATE classes and codes that mean: the server is not there, or not for us, right now. */
const UNAVAILABLE_STATES = /^(08|57P0|53[34]|25P03|57014)/;
const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENOENT',
]);
/** What node-postgres says when the server stays silent; it has no code. */
const QUERY_TIMEOUT = 'Query read timeout';
/** node-postgres reports these without a code. */
const UNAVAILABLE_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|connection is closed|Client was closed/i;
const DISK_FULL = '53100';
const SERIALIZATION_FAILURES = new Set(['40001', '40P01']);

/** Seconds after which a client may try again: about what a restart of the server takes. */
const RETRY_AFTER_SECONDS = 2;

export function sqlState(error: unknown): string | null {
  const found = fieldOf(error, 'code') ?? fieldOf(fieldOf(error, 'driverError'), 'code');
  return typeof found === 'string' ? found : null;
}

export function isSerializationFailure(error: unknown): boolean {
  return SERIALIZATION_FAILURES.has(sqlState(error) ?? '');
}

export function isQueryTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === QUERY_TIMEOUT;
}

export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505';
}

/** Text that PostgreSQL cannot hold: the NUL character, or half of a surrogate pair. No field of ours means either. */
function isUnstorableText(code: string, message: string): boolean {
  return code === '22021' || code === '22P05' || (code === '22P02' && message.includes('json'));
}

/** The one translation of what the driver throws: an outage becomes `unavailable`, anything else stays the defect that it is. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof SurmiseError) return error;
  const code = sqlState(error) ?? '';
  if (code === DISK_FULL) {
    return new SurmiseError('insufficient_storage', 'The database has no space left.', {
      hint: 'Free disk space; nothing that was acknowledged is lost.',
      cause: error,
    });
  }
  const message = error instanceof Error ? error.message : '';
  if (isUnstorableText(code, message)) {
    return invalidRequest([
      { pointer: '', detail: 'A text holds the NUL character or an unpaired surrogate, which cannot be stored.' },
    ]);
  }
  const isOutage =
    isQueryTimeout(error) ||
    UNAVAILABLE_CODES.has(code) ||
    UNAVAILABLE_STATES.test(code) ||
    UNAVAILABLE_MESSAGES.test(message);
  return isOutage ? databaseUnavailable(error) : error;
}

export function databaseUnavailable(cause: unknown): SurmiseError {
  return new SurmiseError('unavailable', 'The database cannot be reached.', {
    hint: 'The service goes on by itself once it is back.',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    cause,
  });
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
