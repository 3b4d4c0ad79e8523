import type { MetricValues } from './attempt-messages.ts';
import type { TrainerStudy } from './service-answers.ts';

/** The metrics that a study declares; the service refuses others, and what nobody asked for is not worth a refusal. */
export function declaredMetrics(study: TrainerStudy, metrics: MetricValues): MetricValues {
  const declared = new Set([...study.spec.objectives.map(({ metric }) => metric), ...study.spec.trackedMetrics]);
  return Object.fromEntries(Object.entries(metrics).filter(([name]) => declared.has(name)));
}

/** Objectives that the result lacks: the study optimises something that its task does not measure. */
export function missingObjectives(study: TrainerStudy, metrics: MetricValues): string[] {
  return study.spec.objectives.map(({ metric }) => metric).filter((metric) => !Object.hasOwn(metrics, metric));
}
