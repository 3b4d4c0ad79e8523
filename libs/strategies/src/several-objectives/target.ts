import type { StudySpec } from '#study';
import type { ScoredMetric } from '../scored-metric.ts';

/** One number per trial that gets a model of its own. */
export interface Target extends ScoredMetric {
  /** Stable name among the targets of a study, under which its fit is stored. */
  readonly key: string;
  /** An objective's reference score, if the user gave one; a limit's least acceptable score. */
  readonly least: number | null;
}

export interface Targets {
  readonly objectives: readonly Target[];
  /** One per side of a constraint: a metric between two limits must be right about each by itself. */
  readonly limits: readonly Target[];
}

export function targetsOf({ objectives, constraints }: Pick<StudySpec, 'objectives' | 'constraints'>): Targets {
  return {
    objectives: objectives.map(({ metric, goal, threshold }) => {
      const sign = goal === 'maximize' ? 1 : -1;
      return { key: metric, metric, sign, least: threshold === undefined ? null : sign * threshold };
    }),
    limits: constraints.flatMap(({ metric, min, max }): Target[] => [
      ...(max === undefined ? [] : [{ key: `${metric} <= max`, metric, sign: -1 as const, least: -max }]),
      ...(min === undefined ? [] : [{ key: `${metric} >= min`, metric, sign: 1 as const, least: min }]),
    ]),
  };
}
