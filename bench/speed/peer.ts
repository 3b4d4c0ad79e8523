import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { SnapshotTrial } from '#study';
import type { Time } from './clock.ts';

/** Optuna's GPSampler in a process of its own, asked in turns with ours about the same observations. */
export interface Peer {
  readonly name: string;
  /** Starts another study. */
  open(dims: number, seed: number): Promise<void>;
  /** Tells what it was not told yet, then times one ask. */
  ask(trials: readonly SnapshotTrial[]): Promise<Time>;
  close(): void;
}

/** `python` is an interpreter with optuna and torch; see scripts/install-latency-peer.sh. One thread, as ours. */
export async function startPeer(python: string): Promise<Peer> {
  const script = new URL('./peer_latency.py', import.meta.url).pathname;
  const threads = { OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const child = spawn(python, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...threads },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async (): Promise<Record<string, unknown>> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${python} ${script} ended without an answer`);
    return JSON.parse(value) as Record<string, unknown>;
  };
  const send = (message: object): Promise<Record<string, unknown>> => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
    return read();
  };
  await Promise.race([once(child, 'spawn'), once(child, 'error').then(([error]) => Promise.reject(error as Error))]);
  const { name } = await read();
  let told = 0;
  return {
    name: String(name),
    async open(dims, seed) {
      told = 0;
      await send({ dims, seed });
    },
    async ask(trials) {
      const news = trials.slice(told).map(({ assignments, metrics }) => ({
        point: Object.values(assignments),
        value: metrics['loss']?.value,
      }));
      told = trials.length;
      const { wall, cpu } = await send({ news });
      return { wall: Number(wall), cpu: Number(cpu) };
    },
    close() {
      child.stdin.end();
    },
  };
}
