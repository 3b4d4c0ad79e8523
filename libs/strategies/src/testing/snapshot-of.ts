import { studySpecSchema, type Snapshot, type SnapshotTrial, type StudySpecInput } from '#study';

export type SpecDraft = Omit<StudySpecInput, 'objectives'> & Partial<Pick<StudySpecInput, 'objectives'>>;

/** A snapshot for tests: one maximised metric `y` unless the draft says otherwise, the next trial's number after the given ones. */
export function snapshotOf(
  draft: SpecDraft,
  trials: readonly SnapshotTrial[] = [],
  rest: Partial<Pick<Snapshot, 'model' | 'fixed' | 'seed' | 'sources'>> = {},
): Snapshot {
  const spec = studySpecSchema.parse({ objectives: [{ metric: 'y', goal: 'maximize' }], ...draft });
  const seed = rest.seed ?? spec.seed ?? 11;
  return {
    studyId: '018f0000-0000-7000-8000-000000000000',
    revision: trials.length,
    seed,
    firstNumber: trials.length + 1,
    spec: { ...spec, seed },
    trials,
    model: rest.model ?? null,
    fixed: rest.fixed ?? null,
    ...(rest.sources && { sources: rest.sources }),
  };
}

export function trialOf(
  number: number,
  assignments: SnapshotTrial['assignments'],
  outcome: number | Exclude<SnapshotTrial['state'], 'succeeded'>,
): SnapshotTrial {
  const id = `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  if (typeof outcome === 'number')
    return { number, id, state: 'succeeded', assignments, metrics: { y: { value: outcome } } };
  return { number, id, state: outcome, assignments, metrics: {} };
}
