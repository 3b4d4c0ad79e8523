import { SurmiseError } from '#study';

/** What Fastify and Nest throw by themselves, before any code of ours runs. */
interface FrameworkError {
  readonly error: SurmiseError;
  readonly status: number;
}

/**
 * Translates by the status that the framework chose; null for what is not its refusal but a defect. The framework knows no
 * "method not allowed": `allowed` (the methods that the address takes) tells it from "not found".
 */
export function frameworkError(thrown: unknown, allowed: readonly string[]): FrameworkError | null {
  const chosen = statusOf(thrown);
  const status = chosen === 404 && allowed.length > 0 ? 405 : (chosen ?? 0);
  const message = messageOf(thrown);
  switch (status) {
    case 400:
      return {
        status,
        error: new SurmiseError('invalid_request', message, { issues: [{ pointer: '', detail: message }] }),
      };
    case 404:
      return {
        status,
        error: new SurmiseError('not_found', 'There is nothing at this address.', {
          hint: 'The page /api/docs lists every call.',
        }),
      };
    case 405:
      return {
        status,
        error: new SurmiseError('invalid_request', 'This address does not take that method.', {
          hint: 'The header Allow names those that it takes.',
        }),
      };
    case 413:
      return { status, error: new SurmiseError('too_large', 'The body is larger than 1 MB.') };
    case 414:
    case 431:
      return { status, error: new SurmiseError('too_large', message) };
    case 415:
      return {
        status,
        error: new SurmiseError('invalid_request', 'The body must be JSON.', {
          hint: 'Send the header Content-Type: application/json.',
        }),
      };
    case 503:
      return { status, error: new SurmiseError('unavailable', 'The service is stopping.', { retryAfterSeconds: 2 }) };
    default:
      return null;
  }
}

function statusOf(thrown: unknown): number | null {
  if (typeof thrown !== 'object' || thrown === null) return null;
  if ('getStatus' in thrown && typeof thrown.getStatus === 'function')
    return Number(Reflect.apply(thrown.getStatus, thrown, []));
  return 'statusCode' in thrown && typeof thrown.statusCode === 'number' ? thrown.statusCode : null;
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
