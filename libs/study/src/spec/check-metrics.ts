import type { MetricConstraint } from './metric-constraint.ts';
import type { Objective } from './objective.ts';

interface NamedMetrics {
  readonly objectives: readonly Objective[];
  readonly constraints: readonly MetricConstraint[];
  readonly trackedMetrics: readonly string[];
}

interface MetricIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** Metrics that are named twice. A constraint may limit a metric that is an objective too. */
export function checkMetrics({ objectives, constraints, trackedMetrics }: NamedMetrics): MetricIssue[] {
  const taken = new Set<string>();
  const again = (metric: string): boolean => {
    const before = taken.has(metric);
    taken.add(metric);
    return before;
  };
  const issue = (path: MetricIssue['path'], metric: string, hint: string): MetricIssue => ({
    path,
    message: `The metric ${metric} is named twice.`,
    hint,
  });
  const issues: MetricIssue[] = [];
  objectives.forEach(({ metric }, i) => {
    if (again(metric)) issues.push(issue(['objectives', i, 'metric'], metric, 'Each objective needs its own metric.'));
  });
  const limited = new Set<string>();
  constraints.forEach(({ metric }, i) => {
    if (limited.has(metric))
      issues.push(issue(['constraints', i, 'metric'], metric, 'Put max and min into one constraint.'));
    limited.add(metric);
    taken.add(metric);
  });
  trackedMetrics.forEach((metric, i) => {
    if (again(metric))
      issues.push(
        issue(['trackedMetrics', i], metric, 'Objectives and constraints are tracked anyway: name each metric once.'),
      );
  });
  return issues;
}
