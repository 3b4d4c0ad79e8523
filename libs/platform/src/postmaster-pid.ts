import { readFileSync, realpathSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { errorCode } from './error-facts.ts';
import { isAlive, workingFolder } from './process-info.ts';

/** The server that says it serves a database folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** What `postmaster.pid` says: line 1 the pid, line 4 the port. Null when there is no (whole) file. */
export function readPostmaster(databaseFolder: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(databaseFolder, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 1 ? { pid, port: Number.isInteger(port) ? port : 0 } : null;
}

/** Whether that process really serves this folder: after a restart of the machine its pid may belong to anything. */
export function servesFolder(postmaster: Postmaster, databaseFolder: string): boolean {
  if (!isAlive(postmaster.pid)) return false;
  const folder = realpathSync(databaseFolder);
  const works = workingFolder(postmaster.pid);
  if (works !== null) return works === folder;
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(postmaster.pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(folder);
}
