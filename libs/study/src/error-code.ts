/** Every way the service says no. Stable words: clients branch on them, the HTTP edge maps each to one status. */
export const ERROR_CODES = [
  'invalid_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'stale_lease',
  'trial_finished',
  'budget_exhausted',
  'space_exhausted',
  'study_not_active',
  'request_in_progress',
  'precondition_failed',
  'too_large',
  'idempotency_mismatch',
  'precondition_required',
  'rate_limited',
  'internal',
  'unavailable',
  'insufficient_storage',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
