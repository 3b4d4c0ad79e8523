import type { StudySpec } from '#study';

export interface Goal {
  readonly metric: string;
  /** +1 when the metric is maximised, -1 when it is minimised: score = sign * metric. */
  readonly sign: 1 | -1;
}

/** What a study of one objective is after; of several, the first of them. */
export function firstGoal({ objectives }: Pick<StudySpec, 'objectives'>): Goal {
  const [objective] = objectives;
  if (objective === undefined) throw new Error('a study has at least one objective');
  return { metric: objective.metric, sign: objective.goal === 'maximize' ? 1 : -1 };
}
