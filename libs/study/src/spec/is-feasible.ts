import type { Metrics } from '../metric-value.ts';
import type { MetricConstraint } from './metric-constraint.ts';

/** Whether measured metrics keep within all constraints. A constrained metric that is missing keeps within nothing. */
export function isFeasible(constraints: readonly MetricConstraint[], metrics: Metrics): boolean {
  return constraints.every(({ metric, min, max }) => {
    const value = metrics[metric]?.value;
    return value !== undefined && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
  });
}
