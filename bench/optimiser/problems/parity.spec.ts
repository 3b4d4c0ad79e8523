import { describe, expect, it } from '@jest/globals';
import { OWN_DATA } from '../run-options.ts';
import { recordedTruths } from '../testing/recorded-truths.ts';
import { listProblems } from './list-problems.ts';

const TOLERANCE = 1e-6;
const recorded = recordedTruths();
const listed = listProblems(OWN_DATA);

describe('benchmark problems against another implementation', () => {
  it('lists the same problems in the same order', () => {
    expect(listed.map(({ name }) => name)).toEqual([...recorded.keys()]);
  });

  for (const { name, load } of listed.filter(({ kind }) => kind !== 'surrogate')) {
    it(`${name} has the same parameters, best and values`, async () => {
      const problem = await load();
      const record = recorded.get(name)!;
      expect(problem.parameters.map((parameter) => parameter.name)).toEqual(record.parameters);
      expect(problem.best).toBe(record.best);
      expect(problem.noisy).toBe(record.noisy);
      for (const { assignments, truth } of record.cases) {
        const error = Math.abs((await problem.truth(assignments)) - truth);
        expect(error).toBeLessThanOrEqual(TOLERANCE * Math.abs(truth));
      }
    });
  }
});
