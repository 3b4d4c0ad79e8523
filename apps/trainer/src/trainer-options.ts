import { parseArgs } from 'node:util';
import type { BackendChoice } from '#training';
import { DEFAULT_CONCURRENCY, DEFAULT_MEMORY_LIMIT_MB, DEFAULT_TIME_LIMIT_SECONDS } from './constants.ts';

export interface TrainerOptions {
  readonly concurrency: number;
  readonly memoryLimitBytes: number;
  readonly timeLimitSeconds: number;
  readonly backend: BackendChoice;
}

const BACKENDS: readonly BackendChoice[] = ['auto', 'native', 'wasm', 'cpu'];

export const TRAINER_USAGE = `Options:
  --concurrency N          trials at once (${DEFAULT_CONCURRENCY})
  --memory-limit-mb N      memory of one attempt (${DEFAULT_MEMORY_LIMIT_MB})
  --time-limit-seconds N   time of one attempt (${DEFAULT_TIME_LIMIT_SECONDS})
  --backend NAME           ${BACKENDS.join(' | ')} (auto)`;

/** Reads the trainer's own options. Throws an Error whose message is one line for the person who typed them. */
export function readTrainerOptions(args: readonly string[]): TrainerOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { concurrency: text, 'memory-limit-mb': text, 'time-limit-seconds': text, backend: text },
    strict: true,
    allowPositionals: false,
  });
  const backend = BACKENDS.find((name) => name === (values.backend ?? 'auto'));
  if (backend === undefined) throw new Error(`--backend must be one of ${BACKENDS.join(', ')}`);
  return {
    concurrency: whole('concurrency', values.concurrency, DEFAULT_CONCURRENCY, 64),
    memoryLimitBytes: whole('memory-limit-mb', values['memory-limit-mb'], DEFAULT_MEMORY_LIMIT_MB, 1e6) * 2 ** 20,
    timeLimitSeconds: whole('time-limit-seconds', values['time-limit-seconds'], DEFAULT_TIME_LIMIT_SECONDS, 1e6),
    backend,
  };
}

function whole(name: string, text: string | undefined, byDefault: number, max: number): number {
  const value = text === undefined ? byDefault : Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new Error(`--${name} must be a whole number from 1 to ${max}`);
  }
  return value;
}
