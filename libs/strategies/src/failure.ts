import { NumericsError } from '#numerics';
import { SurrogateError } from '#surrogate';

/** A failure that a plan may have an answer to. Anything else is a defect and goes up as it is. */
export interface Failure {
  readonly code: SurrogateError['code'] | NumericsError['code'] | NoCandidateError['code'];
  readonly reason: string;
}

/** No feasible candidate was found at all: by the acquisition, or on a grid within the checks of one ask. */
export class NoCandidateError extends Error {
  readonly code = 'no_candidate';

  constructor(message: string) {
    super(message);
    this.name = 'NoCandidateError';
  }
}

export function failureOf(error: unknown): Failure | null {
  if (error instanceof SurrogateError || error instanceof NumericsError || error instanceof NoCandidateError)
    return { code: error.code, reason: error.message };
  return null;
}
