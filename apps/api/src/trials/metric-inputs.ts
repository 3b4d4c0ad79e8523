import type { MetricInput } from '#loop';

type MetricBody = Readonly<
  Record<string, number | { readonly value: number; readonly standardError?: number | undefined }>
>;

/** Metrics as the loop takes them: a standard error that was not given is no key at all. */
export function metricInputs(metrics: MetricBody): Record<string, MetricInput> {
  const inputs = Object.entries(metrics).map(([name, metric]): [string, MetricInput] => {
    if (typeof metric === 'number') return [name, metric];
    const { value, standardError } = metric;
    return [name, standardError === undefined ? { value } : { value, standardError }];
  });
  return Object.fromEntries(inputs);
}
