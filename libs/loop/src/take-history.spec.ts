import { describe, expect, it } from '@jest/globals';
import type { EndedTrial, Study, StudySpec } from '#study';
import { sampleDocument } from '#study/testing';
import { takeHistory } from './take-history.ts';

function studyOf(spec: Parameters<typeof sampleDocument>[1] = {}): Study {
  const { name, spec: parsed } = sampleDocument('source', spec);
  return { id: 'source-id', name, spec: { ...parsed, seed: 1 } } as Study;
}

const target = (metric: string, goal: 'maximize' | 'minimize'): Pick<StudySpec, 'objectives'> => ({
  objectives: [{ metric, goal }],
});

function ended(number: number, metrics: Record<string, number>, state: EndedTrial['state'] = 'succeeded'): EndedTrial {
  const values = Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, { value }]));
  return { number, id: `t${number}`, state, assignments: { units: number }, metrics: values, endedRevision: number };
}

describe('takeHistory', () => {
  it("takes the target's own metric where the source knows it, larger being better", () => {
    const source = studyOf({ trackedMetrics: ['seconds'] });
    const trials = [ended(1, { accuracy: 0.5, seconds: 7 }), ended(2, { accuracy: 0.6 })];
    expect(takeHistory(target('seconds', 'minimize'), source, trials)).toEqual({
      studyId: 'source-id',
      name: 'source',
      observations: [{ assignments: { units: 1 }, score: -7 }],
    });
  });

  it("takes the source's objective, in its own direction, where it does not", () => {
    const source = studyOf({ objectives: [{ metric: 'loss', goal: 'minimize' }] });
    const { observations } = takeHistory(target('accuracy', 'maximize'), source, [ended(1, { loss: 0.25 })]);
    expect(observations.map(({ score }) => score)).toEqual([-0.25]);
  });

  it('leaves out what did not succeed', () => {
    const trials = [
      ended(1, { accuracy: 0.5 }, 'failed'),
      ended(2, {}, 'infeasible'),
      ended(3, { accuracy: 0.5 }, 'stopped'),
    ];
    expect(takeHistory(target('accuracy', 'maximize'), studyOf(), trials).observations).toEqual([]);
  });

  it('takes of 1,000 the hundred best and a hundred over all other ranks, the worst included, in their order', () => {
    // 617 and 1,000 have no common divisor: every score comes once.
    const trials = Array.from({ length: 1000 }, (_, i) => ended(i + 1, { accuracy: (i * 617) % 1000 }));
    const { observations } = takeHistory(target('accuracy', 'maximize'), studyOf(), trials);
    const scores = observations.map(({ score }) => score).sort((a, b) => b - a);
    expect(scores).toEqual([
      ...Array.from({ length: 100 }, (_, i) => 999 - i),
      ...Array.from({ length: 100 }, (_, i) => 891 - 9 * i),
    ]);
    const numbers = observations.map(({ assignments }) => Number(assignments['units']));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });
});
