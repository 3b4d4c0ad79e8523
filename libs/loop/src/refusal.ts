import type { SurmiseError } from '#study';

/** An error whose transaction is committed all the same, because what it wrote (late data) is to be kept. */
export class Refusal {
  readonly error: SurmiseError;

  constructor(error: SurmiseError) {
    this.error = error;
  }
}
