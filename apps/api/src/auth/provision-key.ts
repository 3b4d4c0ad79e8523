import type { ApiKey, ApiKeyScope, Clock, IdentitySource, UnitOfWork } from '#study';
import { randomBytes } from 'node:crypto';
import { formatApiKey, hashSecret, isSecret, parseApiKey } from './api-key-text.ts';

export interface KeyFile {
  read(): string | null;
  write(key: string): void;
}

export interface ProvisionedKey {
  readonly text: string;
  /** Made just now, so that it has to be told to somebody. */
  readonly isNew: boolean;
}

interface KeyWish {
  readonly displayName: string;
  readonly scopes: readonly ApiKeyScope[];
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly identities: IdentitySource;
  readonly clock: Clock;
}

/**
 * The key that a file of the data folder holds, made on the first start. A database that does not know the file's key (a new
 * one, behind the same folder) gets to know it, so that what reads the file goes on working; a revoked key is replaced.
 */
export async function provisionKey(file: KeyFile, wish: KeyWish, parts: Parts): Promise<ProvisionedKey> {
  const text = file.read();
  const kept = text === null ? null : parseApiKey(text);
  if (text !== null && kept !== null) {
    const known = await parts.unitOfWork.read((stores) => stores.apiKeys.find(kept.id));
    if (known !== null && known.revokedAt === null && isSecret(kept.secret, known.secretHash))
      return { text, isNew: false };
    if (known === null) {
      await insert(kept.id, kept.secret, wish, parts);
      return { text, isNew: false };
    }
  }
  const made = { id: parts.identities.newId(), secret: randomBytes(32).toString('base64url') };
  // The file first: a key that only the database knows would be lost, one that only the file knows is entered at the next start.
  file.write(formatApiKey(made));
  await insert(made.id, made.secret, wish, parts);
  return { text: formatApiKey(made), isNew: true };
}

async function insert(id: string, secret: string, wish: KeyWish, parts: Parts): Promise<void> {
  const key: ApiKey = {
    id,
    displayName: wish.displayName,
    secretHash: hashSecret(secret),
    scopes: wish.scopes,
    projectId: null,
    createdBy: 'system',
    createdAt: parts.clock.now(),
    expiresAt: null,
    revokedAt: null,
  };
  await parts.unitOfWork.run((stores) => stores.apiKeys.insert(key));
}
