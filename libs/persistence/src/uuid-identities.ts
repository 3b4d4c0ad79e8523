import { randomInt } from 'node:crypto';
import type { IdentitySource } from '#study';
import { v4, v7 } from 'uuid';

/** Seeds are 32-bit; `randomInt` takes an exclusive bound. */
const SEED_BOUND = 2 ** 32;

export class UuidIdentities implements IdentitySource {
  newId(): string {
    return v7();
  }

  newToken(): string {
    return v4();
  }

  newSeed(): number {
    return randomInt(SEED_BOUND);
  }
}
