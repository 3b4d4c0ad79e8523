import type { SnapshotTrial } from '#study';
import { startPython } from '../suite/start-python.ts';
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

/** `python` is an interpreter with optuna and torch; see scripts/install-latency-peer.sh. */
export async function startPeer(python: string): Promise<Peer> {
  const script = await startPython(python, new URL('./peer_latency.py', import.meta.url).pathname);
  const read = async (): Promise<Record<string, unknown>> => JSON.parse(await script.read()) as Record<string, unknown>;
  const send = (message: object): Promise<Record<string, unknown>> => {
    script.write(message);
    return read();
  };
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
      script.close();
    },
  };
}
