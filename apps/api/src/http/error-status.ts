import type { ErrorCode } from '#study';

interface StatusOfError {
  readonly status: number;
  readonly title: string;
  /** What to do when the error itself brings no better hint. */
  readonly hint: string;
}

/** The one translation of error codes to HTTP. */
export const ERROR_STATUS: Readonly<Record<ErrorCode, StatusOfError>> = {
  invalid_request: {
    status: 400,
    title: 'Invalid request',
    hint: 'Each entry of `errors` names a place in the body; the page /api/docs shows what belongs there.',
  },
  unauthenticated: {
    status: 401,
    title: 'Not authenticated',
    hint: 'Send the header `Authorization: Bearer smk_...`; the administrator’s key is in admin.key of the data folder.',
  },
  forbidden: { status: 403, title: 'Forbidden', hint: 'Use a key with the scope that this call needs.' },
  not_found: { status: 404, title: 'Not found', hint: 'Check the id, and that the key may see its project.' },
  conflict: { status: 409, title: 'Conflict', hint: 'Read the object again and decide anew.' },
  stale_lease: {
    status: 409,
    title: 'Stale lease',
    hint: 'The lease ran out or belongs to another worker: drop this attempt and claim again.',
  },
  trial_finished: { status: 409, title: 'Trial finished', hint: 'A finished trial never changes; claim another one.' },
  budget_exhausted: {
    status: 409,
    title: 'Budget exhausted',
    hint: 'Wait for open trials, or create a study with a larger budget.',
  },
  space_exhausted: {
    status: 409,
    title: 'Space exhausted',
    hint: 'Every configuration was tried or cancelled; widen the space in a new study, or retry what was cancelled.',
  },
  study_not_active: {
    status: 409,
    title: 'Study not active',
    hint: 'Resume the study: a paused one at any time, a finished one while it has budget left.',
  },
  request_in_progress: {
    status: 409,
    title: 'Request in progress',
    hint: 'The same Idempotency-Key is being worked on; try again shortly.',
  },
  precondition_failed: {
    status: 412,
    title: 'Precondition failed',
    hint: 'Somebody changed the object; read it again and repeat.',
  },
  too_large: { status: 413, title: 'Too large', hint: 'Split the request into smaller ones.' },
  idempotency_mismatch: {
    status: 422,
    title: 'Idempotency mismatch',
    hint: 'Use a new Idempotency-Key for another request.',
  },
  precondition_required: {
    status: 428,
    title: 'Precondition required',
    hint: 'Send If-Match with the ETag that you read.',
  },
  rate_limited: { status: 429, title: 'Too many requests', hint: 'Wait as long as Retry-After says.' },
  internal: {
    status: 500,
    title: 'Internal error',
    hint: 'This is a defect: report it with the requestId, which finds it in the log.',
  },
  unavailable: {
    status: 503,
    title: 'Unavailable',
    hint: 'Repeat the request after Retry-After seconds; with an Idempotency-Key that is safe.',
  },
  insufficient_storage: { status: 507, title: 'Insufficient storage', hint: 'Free disk space on the server.' },
};

/** A client that hears 429 or 503 without a time to wait would come back at once. */
export const DEFAULT_RETRY_AFTER_SECONDS = 1;
