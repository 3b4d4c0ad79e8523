import type { IdentitySource } from '../ports/identity-source.ts';

/** Ids in the form of UUIDs that count up, so that a failing test reads well and comes out the same again. */
export class CountingIdentities implements IdentitySource {
  #count: number;

  constructor(start = 0) {
    this.#count = start;
  }

  newId(): string {
    return this.#next('7');
  }

  newToken(): string {
    return this.#next('4');
  }

  newSeed(): number {
    this.#count += 1;
    return this.#count;
  }

  #next(version: string): string {
    this.#count += 1;
    const digits = this.#count.toString(16).padStart(12, '0');
    return `00000000-0000-${version}000-8000-${digits}`;
  }
}
