import type { Study } from '../study.ts';
import type { NewTrial } from '../trial.ts';

/** A queued trial of the study, the given parts replaced. Its configuration follows from the number. */
export function buildTrial(study: Study, id: string, number: number, parts: Partial<NewTrial> = {}): NewTrial {
  const assignments = { learningRate: number / 1_000, units: 8 + number };
  return {
    id,
    studyId: study.id,
    projectId: study.projectId,
    number,
    state: 'queued',
    assignments,
    derived: {},
    spaceVersion: 1,
    canonical: JSON.stringify(assignments),
    repeat: 0,
    attempt: null,
    attemptsUsed: 0,
    suggestion: {
      source: 'random',
      phase: 'random',
      strategyVersion: '1',
      seed: 7,
      revision: 0,
      firstNumber: 1,
      count: 1,
      index: 0,
      modelTrials: 0,
      predicted: null,
      acquisition: null,
      nearest: [],
      fallback: null,
      model: null,
    },
    fixed: null,
    metrics: {},
    lastStep: null,
    failure: null,
    reason: null,
    imported: false,
    endedRevision: null,
    labels: {},
    note: '',
    createdBy: 'test',
    createdAt: study.createdAt,
    startedAt: null,
    endedAt: null,
    ...parts,
  };
}
