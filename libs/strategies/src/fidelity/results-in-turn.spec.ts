import { describe, expect, it } from '@jest/globals';
import type { LevelResult } from './read-curves.ts';
import { resultsInTurn } from './results-in-turn.ts';

const at = (trial: number, level: number, fidelity: number, score: number): LevelResult => ({
  ...{ trial, level, fidelity, score },
});
const RESULTS = [at(0, 0, 0, 0.3), at(0, 1, 0.5, 0.4), at(1, 0, 0, 0.2), at(2, 0, 0, 0.1), at(2, 2, 1, 0.7)];

describe('resultsInTurn', () => {
  it('has all results in two rounds of three', () => {
    for (const number of [1, 11, 18, 29]) expect(resultsInTurn(RESULTS, number)).toBe(RESULTS);
  });

  it('has the highest of each trial as a full run in the third', () => {
    const highest = [at(0, 1, 1, 0.4), at(1, 0, 1, 0.2), at(2, 2, 1, 0.7)];
    for (const number of [12, 17, 30]) expect(resultsInTurn(RESULTS, number)).toEqual(highest);
  });
});
