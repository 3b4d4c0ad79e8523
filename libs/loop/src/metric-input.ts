import {
  invalidRequest,
  type Issue,
  jsonPointer,
  type Metrics,
  type MetricValue,
  requiredMetrics,
  type StudySpec,
} from '#study';

export type MetricInput = number | { readonly value: number; readonly standardError?: number | undefined };
export type MetricsInput = Readonly<Record<string, MetricInput>>;

export function declaredMetrics(spec: StudySpec): readonly string[] {
  return [...requiredMetrics(spec), ...spec.trackedMetrics];
}

/** Checked metrics, or the error that names every wrong one. `complete`: every objective and every limited metric must be there. */
export function readMetrics(spec: StudySpec, input: MetricsInput, pointer: string, complete: boolean): Metrics {
  const issues = [...wrongMetrics(spec, input, pointer), ...(complete ? missingMetrics(spec, input, pointer) : [])];
  if (issues.length > 0) throw invalidRequest(issues);
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, metricValue(value)]));
}

export function missingMetrics(spec: StudySpec, metrics: Readonly<Record<string, unknown>>, pointer: string): Issue[] {
  const objectives = new Set(spec.objectives.map(({ metric }) => metric));
  return requiredMetrics(spec)
    .filter((metric) => !Object.hasOwn(metrics, metric))
    .map((metric) => ({
      pointer: pointer + jsonPointer([metric]),
      detail: `The ${objectives.has(metric) ? 'objective' : 'limited metric'} ${metric} is missing.`,
      hint: 'Send it here or report it before; if the evaluation broke, call fail instead.',
    }));
}

export function wrongMetrics(spec: StudySpec, input: MetricsInput, pointer: string): Issue[] {
  const declared = declaredMetrics(spec);
  return Object.entries(input).flatMap(([name, given]): Issue[] => {
    const place = pointer + jsonPointer([name]);
    if (!declared.includes(name)) {
      return [
        {
          pointer: place,
          detail: `The metric ${name} is not declared in this study.`,
          hint: `Declared: ${declared.join(', ')}. Further ones go into trackedMetrics.`,
        },
      ];
    }
    const { value, standardError } = metricValue(given);
    if (!Number.isFinite(value)) {
      return [
        { pointer: place, detail: `${value} is not a finite number.`, hint: 'If the evaluation diverged, call fail.' },
      ];
    }
    if (standardError !== undefined && !(standardError >= 0 && Number.isFinite(standardError))) {
      return [
        { pointer: `${place}/standardError`, detail: 'The standard error must be a finite number of at least 0.' },
      ];
    }
    return [];
  });
}

function metricValue(given: MetricInput): MetricValue {
  if (typeof given === 'number') return { value: given };
  return given.standardError === undefined
    ? { value: given.value }
    : { value: given.value, standardError: given.standardError };
}
