import type { MetricConstraint } from './metric-constraint.ts';
import type { Objective } from './objective.ts';
import type { StrategyName } from './strategy-choice.ts';

/** A strategy that is not here looks at the first objective alone, which would be an answer to another question. */
export const STRATEGIES_OF_SEVERAL_METRICS: readonly StrategyName[] = [
  'auto',
  'bayesian',
  'random',
  'quasi-random',
  'grid',
];

export function knowsSeveralMetrics(strategy: StrategyName): boolean {
  return STRATEGIES_OF_SEVERAL_METRICS.includes(strategy);
}

/** Whether one score per trial does not say it all. */
export function needsSeveralModels({
  objectives,
  constraints,
}: {
  readonly objectives: readonly Objective[];
  readonly constraints: readonly MetricConstraint[];
}): boolean {
  return objectives.length > 1 || constraints.length > 0;
}
