import { Inject, Injectable } from '@nestjs/common';
import { type ApiKey, SurmiseError, type UnitOfWork } from '#study';
import { UNIT_OF_WORK } from '../tokens.ts';
import { isSecret, parseApiKey } from './api-key-text.ts';

/** A revoked key works at most this much longer; without it every call would pay one more database round trip. */
const REMEMBER_MS = 5_000;
const REMEMBER_COUNT = 1_000;

/** Compared with when the id is unknown, so that an unknown id takes as long as a wrong secret. */
const NO_HASH = '0'.repeat(64);

/** Who a key belongs to. */
@Injectable()
export class KeyDirectory {
  readonly #unitOfWork: UnitOfWork;
  readonly #remembered = new Map<string, { readonly key: ApiKey; readonly until: number }>();

  constructor(@Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  /** The key of an Authorization header; SurmiseError `unauthenticated` whatever is wrong with it, in the same words. */
  async authenticate(header: string | undefined): Promise<ApiKey> {
    if (header === undefined) throw new SurmiseError('unauthenticated', 'This call needs an API key.');
    const presented = parseApiKey(/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '');
    if (presented === null)
      throw new SurmiseError(
        'unauthenticated',
        'The Authorization header holds no API key of the form smk_<id>_<secret>.',
      );
    const key = await this.#find(presented.id);
    const genuine = isSecret(presented.secret, key?.secretHash ?? NO_HASH);
    if (key === null || !genuine || !isValid(key))
      throw new SurmiseError('unauthenticated', 'The API key is unknown, revoked or expired.');
    return key;
  }

  async #find(id: string): Promise<ApiKey | null> {
    const remembered = this.#remembered.get(id);
    if (remembered !== undefined && remembered.until > Date.now()) return remembered.key;
    this.#remembered.delete(id);
    const key = await this.#unitOfWork.read((stores) => stores.apiKeys.find(id));
    if (key !== null) {
      const oldest = this.#remembered.size >= REMEMBER_COUNT ? this.#remembered.keys().next().value : undefined;
      if (oldest !== undefined) this.#remembered.delete(oldest);
      this.#remembered.set(id, { key, until: Date.now() + REMEMBER_MS });
    }
    return key;
  }
}

function isValid(key: ApiKey): boolean {
  return key.revokedAt === null && (key.expiresAt === null || Date.parse(key.expiresAt) > Date.now());
}
