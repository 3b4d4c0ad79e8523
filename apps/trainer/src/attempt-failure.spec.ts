import { describe, expect, it } from '@jest/globals';
import { attemptFailure } from './attempt-failure.ts';

describe('attemptFailure', () => {
  it.each([
    ['crashed', 'failed', true],
    ['out_of_memory', 'failed', false],
    ['timed_out', 'failed', false],
    ['nan_loss', 'failed', false],
    ['too_large', 'infeasible', false],
    ['invalid_assignments', 'infeasible', false],
    ['dataset_unavailable', 'failed', false],
  ])('%s means %s, retry %s', (code, kind, retry) => {
    expect(attemptFailure(code, 'why')).toEqual({ code, kind, retry, message: 'why' });
  });

  it('keeps a message within what the service takes', () => {
    expect(attemptFailure('crashed', 'x'.repeat(20_000)).message).toHaveLength(10_000);
  });
});
