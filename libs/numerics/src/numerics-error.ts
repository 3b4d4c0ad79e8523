/** What can go wrong in this library: a closed list, so that callers can branch on it. */
export type NumericsErrorCode = 'arena_exhausted' | 'foreign_view' | 'bad_argument' | 'wasm_unavailable';

export class NumericsError extends Error {
  readonly code: NumericsErrorCode;

  constructor(code: NumericsErrorCode, message: string) {
    super(message);
    this.name = 'NumericsError';
    this.code = code;
  }
}
