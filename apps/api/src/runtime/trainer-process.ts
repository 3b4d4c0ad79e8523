import { childEnvironment, type Logger } from '#platform';
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Running this long counts as healthy: the next crash starts again with the shortest pause. */
const HEALTHY_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

interface Options {
  readonly entry: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Logger;
}

/** Keeps one trainer running beside the service. It is a worker like any other: it knows an address and a key, nothing else. */
export class TrainerProcess {
  readonly #options: Options;
  readonly #stopping = new AbortController();
  #child: ChildProcess | null = null;
  #running: Promise<void> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    child?.kill('SIGTERM');
    const killing = setTimeout(() => child?.kill('SIGKILL'), STOP_LIMIT_MS);
    await this.#running;
    clearTimeout(killing);
  }

  async #run(): Promise<void> {
    const { log } = this.#options;
    const { signal } = this.#stopping;
    let pause = FIRST_PAUSE_MS;
    for (;;) {
      const started = performance.now();
      const reason = await this.#runOnce();
      this.#child = null;
      if (signal.aborted) return;
      if (performance.now() - started > HEALTHY_MS) pause = FIRST_PAUSE_MS;
      log.error({ reason, pauseMs: pause }, 'the trainer ended; starting it again');
      const goesOn = await sleep(pause, true, { signal }).catch(() => false);
      if (!goesOn) return;
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  /** Resolves with how it ended. */
  #runOnce(): Promise<string> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [this.#options.entry, ...this.#options.args], {
        // What it prints is log, and stdout is kept for the `ready` line. The channel tells it when the service dies.
        stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
        env: childEnvironment(this.#options.environment),
        // Ctrl-C in the terminal goes to the service, which then stops the trainer in good order.
        detached: true,
      });
      this.#child = child;
      child.once('error', (error) => {
        resolve(error.message);
      });
      child.once('exit', (code, signal) => {
        resolve(signal ?? `status ${String(code)}`);
      });
    });
  }
}
