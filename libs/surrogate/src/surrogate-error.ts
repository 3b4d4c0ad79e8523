/** What can go wrong in this library: a closed list, so that a plan can say what to do about each. */
export type SurrogateErrorCode = 'not_positive_definite' | 'not_finite';

export class SurrogateError extends Error {
  readonly code: SurrogateErrorCode;

  constructor(code: SurrogateErrorCode, message: string) {
    super(message);
    this.name = 'SurrogateError';
    this.code = code;
  }
}
