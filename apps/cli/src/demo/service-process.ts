import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const READY = /^ready (http:\/\/\S+)$/;
const STOP_PATIENCE_MS = 25_000;

/** A Surmise service (API, embedded PostgreSQL, trainer) that runs as a child of this process. */
export interface ServiceProcess {
  readonly url: string;
  readonly key: string;
  /** Resolves with a description when the service ends before it was told to. */
  readonly died: Promise<string>;
  /** Stops everything that was started; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts the service on a free port over `dataFolder`; rejects with what it printed when it does not become ready. */
export async function startService(options: {
  entry: string;
  dataFolder: string;
  parallel: number;
}): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [options.entry, '--data', options.dataFolder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, SURMISE_TRAINER_CONCURRENCY: String(options.parallel), SURMISE_LOG_LEVEL: 'warn' },
  });
  const complaints: string[] = [];
  collectLines(child.stderr, complaints);
  const url = await readyUrl(child, complaints);
  const key = (await readFile(join(options.dataFolder, 'admin.key'), 'utf8')).trim();
  let stopping = false;
  const died = once(child, 'exit').then(() =>
    stopping ? new Promise<string>(() => undefined) : complaints.slice(-5).join('\n'),
  );
  return {
    url,
    key,
    died,
    async stop() {
      stopping = true;
      await stopChild(child);
    },
  };
}

async function readyUrl(child: ChildProcess, complaints: readonly string[]): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('The service was started without a standard output.');
  const lines = createInterface({ input: stdout });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const url = READY.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('error', reject);
    child.once('exit', () => {
      reject(new Error(complaints.slice(-5).join('\n') || 'The service ended before it was ready.'));
    });
  });
}

function collectLines(stream: NodeJS.ReadableStream | null, into: string[]): void {
  if (stream === null) return;
  createInterface({ input: stream }).on('line', (line) => into.push(line));
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
  await gone;
  clearTimeout(timer);
}
