import { describe, expect, it } from '@jest/globals';
import type { ModelReport, ParameterBelief } from '#study';
import { studyImportance } from './study-importance.ts';

const belief = (name: string, total: number | null): ParameterBelief => ({
  name,
  lengthScale: 1,
  importance: total === null ? null : { firstOrder: 0, total },
});

describe('studyImportance', () => {
  it('puts the most important parameter first and the unknown ones last, with the warnings of the model', () => {
    const warnings = [{ code: 'few_observations', message: 'm' }];
    const report = { metric: 'y', kind: 'gaussian-process', observations: 5, warnings } as unknown as ModelReport;
    const parameters = [belief('a', 0.1), belief('b', null), belief('c', 0.7), belief('d', 0)];
    const { revision, metrics } = studyImportance({ revision: 9, models: [{ ...report, parameters }], unmodelled: [] });
    expect(revision).toBe(9);
    expect(metrics[0]?.parameters.map(({ name }) => name)).toEqual(['c', 'a', 'd', 'b']);
    expect(metrics[0]).toMatchObject({ metric: 'y', observations: 5, warnings });
  });
});
