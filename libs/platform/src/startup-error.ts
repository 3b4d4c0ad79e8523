/** A reason why the service cannot start (or go on) that its owner can act upon: printed as one line, without a stack. */
export class StartupError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartupError';
    this.hint = hint;
  }

  /** What went wrong and what to do about it, on one line. */
  get line(): string {
    return `${this.message}: ${this.hint}`.replaceAll(/\s*\n\s*/g, ' ');
  }
}
