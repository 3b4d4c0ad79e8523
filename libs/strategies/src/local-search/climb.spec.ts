import { describe, expect, it } from '@jest/globals';
import type { Tried } from '../classic/history.ts';
import type { Outcome } from '../outcome-of.ts';
import { replayClimb } from './climb.ts';
import { FIRST_SPREAD } from './constants.ts';

const historyOf = (...outcomes: Outcome[]): readonly Tried[] =>
  outcomes.map((outcome, x) => ({ assignments: { x }, outcome }));
const limits = { patience: 4, narrows: true };
const failures = (count: number): Outcome[] => new Array<Outcome>(count).fill(0);

describe('replayClimb', () => {
  it('sets out from the best of the design, moves to what is better, and is over after so many failures in a row', () => {
    expect(replayClimb(historyOf(1, 3, 2), 3, limits)).toMatchObject({ here: { outcome: 3 }, failures: 0 });
    expect(replayClimb(historyOf(1, 3, 2, 2, 'failed', 4), 3, limits)).toMatchObject({
      here: { outcome: 4 },
      failures: 0,
    });
    expect(replayClimb(historyOf(1, 3, ...failures(3)), 2, limits)).toMatchObject({
      here: { outcome: 3 },
      failures: 3,
    });
    expect(replayClimb(historyOf(1, 3, ...failures(4)), 2, limits)).toMatchObject({ here: null, best: { outcome: 3 } });
    expect(replayClimb(historyOf(1, 3, ...failures(4), 2), 2, limits)).toMatchObject({ here: { outcome: 2 } });
  });

  it('takes what was chosen round the old point for no failure of the new one', () => {
    const history = historyOf(1, 2, 0, 0, 0, 0);
    expect(replayClimb(history, 1, limits)).toMatchObject({ here: null });
    expect(replayClimb(history, 1, limits, 4)).toMatchObject({ here: { outcome: 2 }, failures: 1 });
    expect(replayClimb(historyOf(1, 2, 3, 'failed', 0, 0, 0), 1, limits, 4)).toMatchObject({ failures: 1 });
  });

  it('begins no other climb with what was under way when one ended', () => {
    // Three late ones, four failures.
    const ended = [1, 3, ...failures(7)];
    const at = (...more: Outcome[]) => replayClimb(historyOf(...ended, ...more), 2, limits, 4);
    expect(at()).toMatchObject({ here: null, best: { outcome: 3 } });
    expect(at(2, 2, 2)).toMatchObject({ here: null });
    expect(at(2, 2, 2, 1)).toMatchObject({ here: { outcome: 1 }, best: { outcome: 3 } });
  });

  it('ends with steps that are too fine, unless there are categories', () => {
    const history = historyOf(1, ...failures(50));
    expect(replayClimb(history, 1, { patience: 100, narrows: true })).toMatchObject({ here: null });
    const categorical = replayClimb(history, 1, { patience: 100, narrows: false });
    expect(categorical).toMatchObject({ here: { outcome: 1 }, failures: 50 });
    expect(categorical!.spread).toBeLessThan(FIRST_SPREAD);
  });
});
