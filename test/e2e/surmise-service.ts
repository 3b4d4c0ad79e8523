import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '..', '..');
const READY_PATIENCE_MS = 100_000;

/** The built service as a user starts it: own data folder, own embedded PostgreSQL, a free port. */
export class SurmiseService {
  readonly #child: ChildProcess;
  readonly dataFolder: string;
  readonly url: string;
  readonly key: string;
  /** Everything that it printed on standard output. */
  readonly lines: readonly string[];

  private constructor(child: ChildProcess, dataFolder: string, url: string, key: string, lines: readonly string[]) {
    this.#child = child;
    this.dataFolder = dataFolder;
    this.url = url;
    this.key = key;
    this.lines = lines;
  }

  static newDataFolder(): Promise<string> {
    return mkdtemp(join(tmpdir(), 'surmise-e2e-'));
  }

  static async start(dataFolder: string, ...flags: string[]): Promise<SurmiseService> {
    const child = spawn(
      process.execPath,
      ['dist/apps/api/src/main.js', '--data', dataFolder, '--port', '0', ...flags],
      {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    const lines: string[] = [];
    const complaints: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line));
    const url = await new Promise<string>((ready, failed) => {
      const timer = setTimeout(() => {
        failed(new Error(`not ready in time:\n${complaints.join('\n')}`));
      }, READY_PATIENCE_MS);
      createInterface({ input: child.stdout }).on('line', (line) => {
        lines.push(line);
        const found = /^ready (http:\S+)$/.exec(line)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        ready(found);
      });
      child.once('exit', (code) => {
        clearTimeout(timer);
        failed(new Error(`ended with ${code ?? 'a signal'} before it was ready:\n${complaints.join('\n')}`));
      });
    });
    const key = (await readFile(join(dataFolder, 'admin.key'), 'utf8')).trim();
    return new SurmiseService(child, dataFolder, url, key, lines);
  }

  /** A call as a client makes it; answers the status and the body. */
  async call(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Ends the process with `signal`; answers its exit code, or null when a signal ended it. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    await gone;
    return this.#child.exitCode;
  }

  static async discard(dataFolder: string): Promise<void> {
    await rm(dataFolder, { recursive: true, force: true });
  }
}
