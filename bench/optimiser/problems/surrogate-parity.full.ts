import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { recordedTruths } from '../testing/recorded-truths.ts';
import type { SurrogateAnswers } from '../testing/print-surrogate-answers.ts';

// The models compute in single precision, and the order of their sums depends on the machine.
const TOLERANCE = 5e-5;
const PRINTER = fileURLToPath(new URL('../testing/print-surrogate-answers.ts', import.meta.url));

describe('surrogate problems against another implementation', () => {
  let answers: SurrogateAnswers[] = [];

  // In a process of its own: the native runtime does not recognise the typed arrays of a test's sandbox.
  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=source', PRINTER]);
    answers = JSON.parse(stdout) as SurrogateAnswers[];
  });

  it('covers both scenarios', () => {
    expect(answers.map(({ problem }) => problem)).toEqual(
      expect.arrayContaining(['lcbench-3945-val_accuracy', 'rbv2_xgboost-16-auc']),
    );
  });

  it('has the same parameters, bests and values', () => {
    const recorded = recordedTruths();
    for (const { problem, parameters, best, truths } of answers) {
      const record = recorded.get(problem)!;
      expect(parameters).toEqual(record.parameters);
      expect(best).toBe(record.best);
      record.cases.forEach(({ truth }, i) => {
        expect(Math.abs(truths[i]! - truth)).toBeLessThanOrEqual(TOLERANCE * Math.abs(truth));
      });
    }
  });
});
