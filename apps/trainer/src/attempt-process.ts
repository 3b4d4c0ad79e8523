import { type ChildProcess, fork } from 'node:child_process';
import { childEnvironment } from '#platform';
import { attemptFailure } from './attempt-failure.ts';
import type { AttemptJob, FromAttempt, MetricValues, ToAttempt } from './attempt-messages.ts';
import type { AttemptOutcome } from './attempt-outcome.ts';
import { HEAP_SHARE, MEMORY_CHECK_MS, STDERR_TAIL, STOP_GRACE_MS } from './constants.ts';
import { residentMemory } from './resident-memory.ts';

export interface AttemptLimits {
  readonly memoryBytes: number;
  readonly seconds: number;
}

interface Options {
  /** Path of the module that the child process runs. */
  readonly entry: string;
  readonly job: AttemptJob;
  readonly limits: AttemptLimits;
  readonly onReport: (step: number, metrics: MetricValues) => void;
}

/**
 * One attempt in a process of its own, with limits on memory and time: whatever it does, it ends, and it ends alone.
 * `outcome` always resolves, and only after the process is gone.
 */
export class AttemptProcess {
  readonly outcome: Promise<AttemptOutcome>;
  readonly #child: ChildProcess;
  readonly #options: Options;
  /** What to report in place of how the process ended; the first reason counts. */
  #verdict: AttemptOutcome | null = null;
  #stderr = '';
  #stopping = false;
  #timers: NodeJS.Timeout[] = [];

  constructor(options: Options) {
    const { entry, limits, job } = options;
    const heapMegabytes = Math.max(64, Math.floor((limits.memoryBytes * HEAP_SHARE) / 2 ** 20));
    const fromSource = entry.endsWith('.ts');
    this.#options = options;
    this.#child = fork(entry, [], {
      execArgv: [`--max-old-space-size=${heapMegabytes}`, ...(fromSource ? ['--conditions=source'] : [])],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // An attempt talks to its parent only, so it gets no key; and native TensorFlow shall not greet on stderr.
      env: childEnvironment({ SURMISE_API_KEY: '', TF_CPP_MIN_LOG_LEVEL: '2' }),
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_TAIL);
    });
    this.#child.on('message', (message: FromAttempt) => {
      this.#hear(message);
    });
    this.outcome = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        resolve(this.#end(attemptFailure('crashed', `The process could not be started: ${error.message}`)));
      });
      // 'close' comes after the exit and after the last output.
      this.#child.once('close', (code, signal) => {
        resolve(this.#end(this.#exitFailure(code, signal)));
      });
    });
    this.#watch();
    this.#say({ type: 'start', job });
  }

  /** Asks it to end with what it has, and sees to it. Asking again changes nothing. */
  stop(): void {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#say({ type: 'stop' });
    this.#after(STOP_GRACE_MS, () => {
      this.kill({ kind: 'ended', metrics: null, stopped: true });
    });
  }

  /** Ends it at once. `verdict` is its outcome, unless it had one already. */
  kill(verdict: AttemptOutcome): void {
    this.#verdict ??= verdict;
    this.#child.kill('SIGKILL');
  }

  #hear(message: FromAttempt): void {
    if (message.type === 'report') {
      this.#options.onReport(message.step, message.metrics);
    } else {
      this.#verdict ??=
        message.type === 'failed'
          ? attemptFailure(message.code, message.message)
          : { kind: 'ended', metrics: message.metrics, stopped: message.stopped };
    }
  }

  #say(message: ToAttempt): void {
    // A process that has just ended cannot hear it; its end is reported by 'close'.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #watch(): void {
    const { memoryBytes, seconds } = this.#options.limits;
    this.#after(seconds * 1000, () => {
      this.kill(attemptFailure('timed_out', `The attempt was not finished after ${seconds} seconds.`));
    });
    const check = async (): Promise<void> => {
      const { pid } = this.#child;
      const used = pid === undefined ? null : await residentMemory(pid);
      if (used === null || this.#child.exitCode !== null) return;
      if (used > memoryBytes) {
        this.kill(
          attemptFailure(
            'out_of_memory',
            `The attempt used ${megabytes(used)} MB; the limit is ${megabytes(memoryBytes)} MB.`,
          ),
        );
      }
    };
    const checking = setInterval(() => void check(), MEMORY_CHECK_MS);
    this.#timers.push(checking);
  }

  #after(milliseconds: number, act: () => void): void {
    this.#timers.push(setTimeout(act, milliseconds));
  }

  #end(unexplained: AttemptOutcome): AttemptOutcome {
    this.#timers.forEach((timer) => {
      clearTimeout(timer);
    });
    this.#timers = [];
    return this.#verdict ?? unexplained;
  }

  #exitFailure(code: number | null, signal: NodeJS.Signals | null): AttemptOutcome {
    const how = signal === null ? `ended with status ${String(code)}` : `was ended by ${signal}`;
    const said = this.#stderr.trim();
    if (/heap out of memory|allocation failed/i.test(said)) {
      return attemptFailure('out_of_memory', `The process ${how}: its JavaScript heap was full.\n${said}`);
    }
    const guess = signal === 'SIGKILL' ? ' The system ends processes so when memory runs out.' : '';
    return attemptFailure('crashed', `The process ${how} without a result.${guess}${said === '' ? '' : `\n${said}`}`);
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
