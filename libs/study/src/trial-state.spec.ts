import { describe, expect, it } from '@jest/globals';
import { canMove, isTerminal, TERMINAL_STATES, TRIAL_STATES, type TrialState } from './trial-state.ts';

describe('the table of trial states', () => {
  it('has no way out of a terminal state', () => {
    for (const from of TERMINAL_STATES) for (const to of TRIAL_STATES) expect(canMove(from, to)).toBe(false);
    expect(TRIAL_STATES.filter(isTerminal)).toEqual([...TERMINAL_STATES]);
  });

  it('lets every open state end', () => {
    const open: TrialState[] = ['queued', 'running', 'stopping'];
    for (const from of open) expect(TERMINAL_STATES.some((to) => canMove(from, to))).toBe(true);
  });

  it('runs a trial only from the queue, and a stopping one never again', () => {
    expect(TRIAL_STATES.filter((from) => canMove(from, 'running'))).toEqual(['queued']);
    expect(TRIAL_STATES.filter((from) => canMove(from, 'queued'))).toEqual(['running']);
    expect(canMove('stopping', 'succeeded')).toBe(false);
  });
});
