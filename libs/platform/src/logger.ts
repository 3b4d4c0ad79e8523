import { pino, type DestinationStream, type Logger } from 'pino';
import { errorCode } from './error-facts.ts';
import { redact } from './redact.ts';

export type { Logger } from 'pino';

const SECRET_FIELDS = ['authorization', 'apiKey', 'key', 'secret', 'password', 'leaseToken', 'databaseUrl'];

/** JSON lines on stderr (stdout is for what a person or a script waits for: the key and the `ready` line). */
export function createLogger(
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[redacted]',
      },
      serializers: { err: errorFields },
      hooks: { streamWrite: redact },
    },
    destination,
  );
}

/** Drivers hang their whole connection on an error, keys included: only what tells what happened is written. */
function errorFields(error: unknown): unknown {
  if (!(typeof error === 'object' && error !== null && 'message' in error)) return error;
  const { name, message, stack, cause } = error as Partial<Error> & { message: unknown };
  return {
    type: name,
    message,
    ...(errorCode(error) !== null && { code: errorCode(error) }),
    stack,
    ...(cause !== undefined && { cause: errorFields(cause) }),
  };
}
