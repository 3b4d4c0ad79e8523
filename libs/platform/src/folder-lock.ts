import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './error-facts.ts';
import { isAlive, startTicks } from './process-info.ts';
import { StartupError } from './startup-error.ts';

export interface FolderLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly ticks: string | null;
}

/** Taking over a dead service's lock takes microseconds; a take-over file older than this was left by a crash in that moment. */
const TAKEOVER_PATIENCE_MS = 10_000;

/** One service per data folder. The lock of a service that was killed is taken over. */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, 'service.lock');
  if (!tryCreate(path)) takeOver(path, folder);
  return {
    release: () => {
      if (isSelf(readHolder(path))) rmSync(path, { force: true });
    },
  };
}

function takeOver(path: string, folder: string): void {
  const guard = `${path}.takeover`;
  const holder = readHolder(path);
  if (isRunning(holder)) throw inUse(folder, holder);
  if (!tryCreate(guard)) {
    if (Date.now() - statSync(guard).mtimeMs < TAKEOVER_PATIENCE_MS) throw inUse(folder, readHolder(guard));
    rmSync(guard, { force: true });
    if (!tryCreate(guard)) throw inUse(folder, readHolder(guard));
  }
  try {
    // Read again under the guard: another service may have taken the lock since the first look.
    const now = readHolder(path);
    if (isRunning(now)) throw inUse(folder, now);
    rmSync(path, { force: true });
    if (!tryCreate(path)) throw inUse(folder, readHolder(path));
  } finally {
    rmSync(guard, { force: true });
  }
}

function tryCreate(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  const self: Holder = { pid: process.pid, ticks: startTicks(process.pid) };
  writeSync(file, `${JSON.stringify(self)}\n`);
  closeSync(file);
  return true;
}

/** Null when the lock cannot be read: its owner died between creating and writing it. */
function readHolder(path: string): Holder | null {
  try {
    const holder: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || !('ticks' in holder)) return null;
    const { pid, ticks } = holder;
    return typeof pid === 'number' && (typeof ticks === 'string' || ticks === null) ? { pid, ticks } : null;
  } catch {
    return null;
  }
}

function isRunning(holder: Holder | null): boolean {
  return holder !== null && isAlive(holder.pid) && (holder.ticks === null || startTicks(holder.pid) === holder.ticks);
}

function isSelf(holder: Holder | null): boolean {
  return holder?.pid === process.pid;
}

function inUse(folder: string, holder: Holder | null): StartupError {
  return new StartupError(
    `the data folder ${folder} is in use by another service${holder === null ? '' : ` (process ${holder.pid})`}`,
    'stop that one first, or choose another folder with --data DIR',
  );
}
