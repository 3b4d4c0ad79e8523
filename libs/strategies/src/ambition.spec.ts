import { describe, expect, it } from '@jest/globals';
import { ambitionOf } from './ambition.ts';
import { AMBITION, STUCK_AMBITION } from './constants.ts';
import { viewOfTrial, VIEWS } from './score-view.ts';

describe('ambition', () => {
  it('meets every view with it and without it, in six trials', () => {
    const met = Array.from({ length: 2 * VIEWS.length }, (_, i) => `${viewOfTrial(i + 13).name} ${ambitionOf(i + 13)}`);
    expect(new Set(met).size).toBe(2 * VIEWS.length);
    expect(new Set(met.map((text) => Number(text.split(' ')[1])))).toEqual(new Set([0, AMBITION]));
  });

  it('is a whole deviation in the same trials once the search is stuck', () => {
    for (let number = 1; number <= 12; number++)
      expect(ambitionOf(number, true)).toBe(ambitionOf(number) === 0 ? 0 : STUCK_AMBITION);
  });
});
