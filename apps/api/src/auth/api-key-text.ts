import { createHash, timingSafeEqual } from 'node:crypto';

/** `smk_<id>_<secret>`: the id finds the key, the secret proves it. Ids hold no underscore, so the first one after them divides. */
const KEY = /^smk_([0-9A-Za-z-]{8,64})_([0-9A-Za-z_-]{20,200})$/;

export interface PresentedKey {
  readonly id: string;
  readonly secret: string;
}

export function formatApiKey(key: PresentedKey): string {
  return `smk_${key.id}_${key.secret}`;
}

/** Null when the text is no API key at all. */
export function parseApiKey(text: string): PresentedKey | null {
  const [, id, secret] = KEY.exec(text) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

/** How the secret is kept. It is random and long, so a slow hash would protect nothing and cost every request. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Takes as long for a nearly right secret as for a wrong one. */
export function isSecret(secret: string, secretHash: string): boolean {
  const given = Buffer.from(hashSecret(secret), 'hex');
  const stored = Buffer.from(secretHash, 'hex');
  return given.length === stored.length && timingSafeEqual(given, stored);
}
