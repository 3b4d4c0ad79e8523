import { readFileSync } from 'node:fs';

const SIGHUP_BIT = 1n;

/**
 * Whether this process was started to outlive its terminal (`nohup`): then SIGHUP must stay ignored, and installing a handler
 * would undo that. Read from the kernel's table of ignored signals; where there is none (not Linux) the answer is no.
 */
export function ignoresHangup(status: string | null = readStatus()): boolean {
  const mask = status === null ? null : /^SigIgn:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  return mask !== null && mask !== undefined && (BigInt(`0x${mask}`) & SIGHUP_BIT) !== 0n;
}

function readStatus(): string | null {
  return process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : null;
}
