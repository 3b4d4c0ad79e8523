/** Text that is not an expression. `index` is the character where the parser gave up, when it knows. */
export class ExpressionError extends Error {
  readonly index: number | null;
  readonly hint: string | null;

  constructor(detail: string, index: number | null = null, hint: string | null = null) {
    super(detail);
    this.name = 'ExpressionError';
    this.index = index;
    this.hint = hint;
  }
}
