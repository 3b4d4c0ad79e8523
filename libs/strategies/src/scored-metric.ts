import type { StudySpec } from '#study';

/** A metric as a score, of which larger is better: score = sign * metric. */
export interface ScoredMetric {
  readonly metric: string;
  /** +1 when the metric is maximised, -1 when it is minimised. */
  readonly sign: 1 | -1;
}

/** That of the objective; of several, of the first. */
export function scoredMetric({ objectives }: Pick<StudySpec, 'objectives'>): ScoredMetric {
  const [objective] = objectives;
  if (objective === undefined) throw new Error('a study has at least one objective');
  return { metric: objective.metric, sign: objective.goal === 'maximize' ? 1 : -1 };
}
