export interface MetricValue {
  readonly value: number;
  readonly standardError?: number;
}

export type Metrics = Readonly<Record<string, MetricValue>>;

/** Equal to the last bit: a repeated report must bring the very same numbers. */
export function sameMetricValue(a: MetricValue, b: MetricValue): boolean {
  return a.value === b.value && (a.standardError ?? null) === (b.standardError ?? null);
}

export function sameMetrics(a: Metrics, b: Metrics): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => {
      const [left, right] = [a[name], b[name]];
      return left !== undefined && right !== undefined && sameMetricValue(left, right);
    })
  );
}
