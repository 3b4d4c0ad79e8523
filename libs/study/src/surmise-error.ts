import type { ErrorCode } from './error-code.ts';
import type { Issue } from './issue.ts';

export interface SurmiseErrorExtras {
  readonly hint?: string;
  readonly issues?: readonly Issue[];
  readonly retryAfterSeconds?: number;
  /** Facts that help the client to go on, for instance the trial's current state beside `stale_lease`. JSON only. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The one error root of the domain. The HTTP edge translates `code` to a status; anything else thrown is a defect. */
export class SurmiseError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly issues: readonly Issue[];
  readonly retryAfterSeconds: number | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, message: string, extras: SurmiseErrorExtras = {}) {
    super(message, extras.cause === undefined ? undefined : { cause: extras.cause });
    this.name = 'SurmiseError';
    this.code = code;
    this.hint = extras.hint;
    this.issues = extras.issues ?? [];
    this.retryAfterSeconds = extras.retryAfterSeconds;
    this.details = extras.details;
  }
}

export function isSurmiseError(error: unknown, code?: ErrorCode): error is SurmiseError {
  return error instanceof SurmiseError && (code === undefined || error.code === code);
}
