import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The functions of BBOB in a process of Python. */
export interface Evaluator {
  /** What is above the optimum; `x` in [-5, 5]^d. */
  gap(function_: number, instance: number, x: readonly number[]): Promise<number>;
  close(): void;
}

/** `python` is an interpreter that has the package ioh. */
export function startEvaluator(python: string): Evaluator {
  const script = new URL('./evaluate.py', import.meta.url).pathname;
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`${python} ${script} ended with ${code}`));
    });
  });
  // Whoever waits for a value is told; an end that nobody waits for is close().
  failed.catch(() => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async gap(function_, instance, x) {
      child.stdin.write(`${JSON.stringify({ function: function_, instance, x })}\n`);
      const { value } = await Promise.race([lines.next(), failed]);
      const gap = Number(value);
      if (!Number.isFinite(gap)) throw new Error(`${script} answered ${value}`);
      return gap;
    },
    close() {
      child.stdin.end();
    },
  };
}
