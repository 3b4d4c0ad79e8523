import { createHash } from 'node:crypto';
import { invalidRequest } from '#study';

/** The last row of a page: what it was sorted by, and what breaks ties. */
export type Cursor = readonly [key: string | number | boolean | null, tie: string | number];

/**
 * Opaque and bound to the list it came from (`scope`: owner, filter, order): with another list it is refused instead of giving a page that
 * makes no sense. Not a secret, so not signed: it can only choose a place in a list that the caller may read anyway.
 */
export function writePageToken(scope: readonly string[], cursor: Cursor): string {
  return Buffer.from(JSON.stringify([fingerprint(scope), ...cursor])).toString('base64url');
}

export function readPageToken(scope: readonly string[], token: string | undefined): Cursor | null {
  if (token === undefined || token === '') return null;
  const parts = parse(token);
  if (parts === null || parts[0] !== fingerprint(scope)) throw badToken();
  const [, key, tie] = parts;
  return [key, tie];
}

function parse(token: string): readonly [string, Cursor[0], Cursor[1]] | null {
  const value = parseJson(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [print, key, tie] = value as readonly unknown[];
  if (typeof print !== 'string' || !isKey(key) || (typeof tie !== 'string' && !Number.isSafeInteger(tie))) return null;
  return [print, key, tie as Cursor[1]];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not a token of ours: the caller answers with the pointer.
    return null;
  }
}

function isKey(value: unknown): value is Cursor[0] {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function fingerprint(scope: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(scope)).digest('base64url').slice(0, 16);
}

function badToken(): Error {
  return invalidRequest([
    {
      pointer: '/pageToken',
      detail: 'This page token does not belong to this list.',
      hint: 'Keep filter and orderBy as they were, or start again without a token.',
    },
  ]);
}
