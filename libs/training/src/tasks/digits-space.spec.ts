import { describe, expect, it } from '@jest/globals';
import { studySpecSchema } from '#study';
import { DIGITS_EPOCHS, DIGITS_OBJECTIVE, digitsParameters } from './digits-space.ts';
import { readTaskOptions } from './task-options.ts';

describe('the digits space', () => {
  it('is a valid study', () => {
    const evaluator = { kind: 'trainer', task: 'image-classification', dataset: 'digits', epochs: DIGITS_EPOCHS };
    const spec = studySpecSchema.parse({
      parameters: digitsParameters,
      objectives: [{ metric: DIGITS_OBJECTIVE, goal: 'maximize' }],
      budget: { trials: 30 },
      evaluator,
    });
    expect(spec.parameters).toHaveLength(digitsParameters.length);
    expect(readTaskOptions(spec.evaluator)).toMatchObject({ dataset: 'digits', epochs: DIGITS_EPOCHS, seed: 1 });
  });
});

describe('readTaskOptions', () => {
  const good = { kind: 'trainer', task: 'image-classification', dataset: 'digits', epochs: 3 };
  it.each([
    [{ ...good, task: 'poetry' }, 'unknown_task'],
    [{ ...good, epochs: 0 }, 'unknown_task'],
    [{ ...good, epoch: 3 }, 'unknown_task'],
    [{ ...good, seed: 'x' }, 'unknown_task'],
    [{ ...good, dataset: 7 }, 'unknown_dataset'],
  ])('refuses %j', (evaluator, code) => {
    expect(() => readTaskOptions(evaluator)).toThrow(expect.objectContaining({ code }));
  });
});
