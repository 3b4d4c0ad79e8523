import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { errorCode } from './error-facts.ts';

/** Writes a secret so that only its owner can read it and a crash leaves either nothing or all of it. */
export function writeSecretFile(path: string, secret: string): void {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  chmodSync(draft, 0o600);
  writeSync(file, `${secret}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
}

/** The secret, or null when there is none yet. */
export function readSecretFile(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
