import type { MetricValues } from './attempt-messages.ts';
import type { TrainerStudy } from './service-answers.ts';

/** The metrics that a study declares; the service refuses others, and what nobody asked for is not worth a refusal. */
export function declaredMetrics(study: TrainerStudy, metrics: MetricValues): MetricValues {
  const declared = new Set([...requiredMetrics(study), ...study.spec.trackedMetrics]);
  return Object.fromEntries(Object.entries(metrics).filter(([name]) => declared.has(name)));
}

/** Objectives and limited metrics that the result lacks: the study asks for something that its task does not measure. */
export function missingMetrics(study: TrainerStudy, metrics: MetricValues): string[] {
  return requiredMetrics(study).filter((metric) => !Object.hasOwn(metrics, metric));
}

function requiredMetrics({ spec }: TrainerStudy): string[] {
  return [...new Set([...spec.objectives, ...spec.constraints].map(({ metric }) => metric))];
}
