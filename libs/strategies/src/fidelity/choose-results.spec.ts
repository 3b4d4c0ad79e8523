import { describe, expect, it } from '@jest/globals';
import { chooseResults } from './choose-results.ts';
import type { LevelResult } from './read-curves.ts';

const result = (trial: number, level: number): LevelResult => ({ trial, level, fidelity: level / 2, score: 0 });

describe('chooseResults', () => {
  it('takes all while there are few', () => {
    const few = [result(0, 0), result(0, 1), result(1, 0)];
    expect(chooseResults(few)).toBe(few);
  });

  it('drops lower results of a trial before any trial, and stopped ones that are long past before full runs', () => {
    // 350 trials of three results and 200 of one: 550 highest results, of which 400 are kept.
    const many = [
      ...Array.from({ length: 200 }, (_, trial) => [result(trial, 0)]),
      ...Array.from({ length: 350 }, (_, i) => [0, 1, 2].map((level) => result(200 + i, level))),
    ].flat();
    const chosen = chooseResults(many);
    expect(chosen).toHaveLength(400);
    expect(chosen.filter(({ level }) => level === 2)).toHaveLength(350);
    expect(chosen.filter(({ level }) => level === 0).map(({ trial }) => trial)).toEqual(
      Array.from({ length: 50 }, (_, i) => 150 + i),
    );
  });
});
