import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ChildAnswer, ChildSetup } from './child-messages.ts';
import type { StudySetup } from './run-options.ts';
import type { Runner } from './run-queue.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/**
 * Runs in a process of its own: CPU time is then that run's alone, and a crash costs one run. A child that died is replaced
 * when the next task comes.
 */
export function createChildRunner(data: string, setup: StudySetup): Runner {
  const childSetup: ChildSetup = { data, setup };
  let child: ChildProcess | null = null;

  function alive(): ChildProcess {
    if (child?.connected) return child;
    child = fork(CHILD, [JSON.stringify(childSetup)], { execArgv: process.execArgv });
    return child;
  }

  return {
    run(task) {
      const process = alive();
      return new Promise((resolve, reject) => {
        function settle(): void {
          process.off('message', onMessage);
          process.off('exit', onExit);
          process.off('error', reject);
        }
        function onMessage(answer: ChildAnswer): void {
          settle();
          if ('line' in answer) resolve(answer.line);
          else reject(new Error(answer.error));
        }
        function onExit(code: number | null, signal: string | null): void {
          settle();
          reject(new Error(`the process of the run ended (${signal ?? `exit code ${String(code)}`})`));
        }
        process.on('message', onMessage);
        process.on('exit', onExit);
        process.on('error', reject);
        process.send(task);
      });
    },
    close: () => child?.disconnect(),
  };
}
