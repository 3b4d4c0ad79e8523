import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A Python script that is talked to line by line. */
export interface PythonScript {
  /** @throws when it ended instead */
  read(): Promise<string>;
  /** A line of JSON. */
  write(message: object): void;
  close(): void;
}

/** `python` is an interpreter that has what the script imports. One thread, as ours. */
export async function startPython(python: string, script: string): Promise<PythonScript> {
  const threads = { OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const child = spawn(python, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...threads },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await Promise.race([once(child, 'spawn'), once(child, 'error').then(([error]) => Promise.reject(error as Error))]);
  return {
    async read() {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${python} ${script} ended without an answer`);
      return value;
    },
    write(message) {
      child.stdin.write(`${JSON.stringify(message)}\n`);
    },
    close() {
      child.stdin.end();
    },
  };
}
