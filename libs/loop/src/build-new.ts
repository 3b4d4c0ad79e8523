import { type Assignments, canonicalForm, derivedValues, normaliseAssignments, type Space } from '#search-space';
import type { NewTrial, Study, SuggestionExplanation, Timestamp } from '#study';

export interface TrialSeed {
  readonly id: string;
  readonly number: number;
  readonly repeat: number;
  readonly assignments: Assignments;
  readonly suggestion: SuggestionExplanation;
  readonly fixed: Assignments | null;
  readonly createdBy: string;
  readonly now: Timestamp;
}

/** A queued trial; whoever creates it in another state says so on top. */
export function newTrial(study: Study, space: Space, seed: TrialSeed): NewTrial {
  const assignments = normaliseAssignments(space, seed.assignments);
  return {
    id: seed.id,
    studyId: study.id,
    projectId: study.projectId,
    number: seed.number,
    state: 'queued',
    assignments,
    derived: derivedValues(space, assignments),
    spaceVersion: study.spaceVersion,
    canonical: canonicalForm(space, assignments),
    repeat: seed.repeat,
    attempt: null,
    attemptsUsed: 0,
    suggestion: seed.suggestion,
    fixed: seed.fixed,
    metrics: {},
    lastStep: null,
    failure: null,
    reason: null,
    imported: false,
    endedRevision: null,
    labels: {},
    note: '',
    createdBy: seed.createdBy,
    createdAt: seed.now,
    startedAt: null,
    endedAt: null,
  };
}
