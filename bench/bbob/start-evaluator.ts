import { startPython } from '../suite/start-python.ts';

/** The functions of BBOB in a process of Python. */
export interface Evaluator {
  /** What is above the optimum; `x` in [-5, 5]^d. */
  gap(function_: number, instance: number, x: readonly number[]): Promise<number>;
  close(): void;
}

/** `python` is an interpreter that has the package ioh. */
export async function startEvaluator(python: string): Promise<Evaluator> {
  const script = await startPython(python, new URL('./evaluate.py', import.meta.url).pathname);
  return {
    async gap(function_, instance, x) {
      script.write({ function: function_, instance, x });
      const answer = await script.read();
      const gap = Number(answer);
      if (!Number.isFinite(gap)) throw new Error(`evaluate.py answered ${answer}`);
      return gap;
    },
    close() {
      script.close();
    },
  };
}
