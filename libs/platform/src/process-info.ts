import { readFileSync, readlinkSync } from 'node:fs';
import { errorCode } from './error-facts.ts';

/** Whether a process runs. A zombie does not: it only waits for its parent to collect it, which in a container may be never. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
  return statField(pid, 0) !== 'Z';
}

/**
 * Ticks since boot at which the process started; null where there is no /proc. Together with the pid it names one process
 * for good, while a pid alone is soon given to another (in a container often to the very same program).
 */
export function startTicks(pid: number): string | null {
  return statField(pid, 19);
}

/** The folder that a process works in; null where it cannot be told. */
export function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // No /proc, or not our process: both mean that it cannot be told.
    return null;
  }
}

/** A field of /proc/PID/stat, counted from the state, which follows the name in brackets (that may itself hold blanks). */
function statField(pid: number, index: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[index] ?? null;
  } catch {
    return null;
  }
}
