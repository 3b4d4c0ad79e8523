import type { LateMeasurement, Measurement } from '../measurement.ts';
import { meanOf } from '../mean-of.ts';
import { type Metrics, sameMetricValue } from '../metric-value.ts';
import type { Clock } from '../ports/clock.ts';
import type {
  CurveQuery,
  LevelsQuery,
  MeasurementStore,
  NewMeasurement,
  StepComparison,
  StepValues,
  TrialAtStep,
  TrialCurve,
} from '../ports/measurement-store.ts';
import type { MemoryTables } from './memory-tables.ts';

export class MemoryMeasurementStore implements MeasurementStore {
  readonly #tables: MemoryTables;
  readonly #clock: Clock;

  constructor(tables: MemoryTables, clock: Clock) {
    this.#tables = tables;
    this.#clock = clock;
  }

  record(measurements: readonly NewMeasurement[]): Promise<readonly Measurement[]> {
    const differing: Measurement[] = [];
    for (const measurement of measurements) {
      const key = `${measurement.trialId}/${measurement.attempt}/${measurement.step}/${measurement.metric}`;
      const stored = this.#tables.measurements.get(key);
      if (stored === undefined) this.#tables.measurements.set(key, { ...measurement, reportedAt: this.#clock.now() });
      else if (!sameMetricValue(stored.value, measurement.value)) differing.push(stored);
    }
    return Promise.resolve(differing);
  }

  async latest(trialId: string, attempt: number): Promise<Metrics> {
    const rows = (await this.list(trialId)).filter((row) => row.attempt === attempt);
    return Object.fromEntries(rows.map((row) => [row.metric, row.value]));
  }

  async curve({ trialId, attempt, metrics, upTo, limit }: CurveQuery): Promise<readonly StepValues[]> {
    const steps = await this.#complete(trialId, attempt, metrics);
    return steps.filter(({ step }) => step <= upTo).slice(-limit);
  }

  async best(
    { trialId, attempt }: { readonly trialId: string; readonly attempt: number },
    metric: string,
    goal: 'maximize' | 'minimize',
    before: number,
  ): Promise<StepValues | null> {
    const sign = goal === 'maximize' ? 1 : -1;
    const steps = (await this.#complete(trialId, attempt, [metric])).filter(({ step }) => step < before);
    return steps.reduce<StepValues | null>(
      (best, each) => (best === null || sign * each.values[0]! > sign * best.values[0]! ? each : best),
      null,
    );
  }

  async compareAtStep(comparison: StepComparison): Promise<readonly TrialAtStep[]> {
    const { studyId, except, metrics, step, take, succeededOnly, limit } = comparison;
    const found: TrialAtStep[] = [];
    for (const trial of this.#tables.trials.values()) {
      if (trial.studyId !== studyId || trial.number === except || trial.attempt === null) continue;
      if (succeededOnly && trial.state !== 'succeeded') continue;
      const ends = metrics.map((metric) => trial.metrics[metric]?.value);
      if (take === 'end' && trial.state === 'succeeded' && ends.every((value) => value !== undefined)) {
        found.push({ number: trial.number, values: ends });
        continue;
      }
      const steps = await this.#complete(trial.id, trial.attempt.number, metrics);
      const first = steps.find((each) => each.step >= step);
      const before = steps.filter((each) => each.step <= step);
      const latest = before.at(-1);
      if (first === undefined) continue;
      if (take === 'first' || take === 'end') found.push({ number: trial.number, values: first.values });
      else if (latest !== undefined && take === 'latest') found.push({ number: trial.number, values: latest.values });
      else if (latest !== undefined) {
        const mean = (j: number): number => meanOf(before.map(({ values }) => values[j]!));
        found.push({ number: trial.number, values: metrics.map((_, j) => mean(j)) });
      }
    }
    return found.sort((a, b) => a.number - b.number).slice(-limit);
  }

  async atLevels({ trialIds, metric, levels }: LevelsQuery): Promise<readonly TrialCurve[]> {
    const found: TrialCurve[] = [];
    for (const trialId of trialIds) {
      const attempt = this.#tables.trials.get(trialId)?.attempt;
      if (attempt == null) continue;
      const reports = await this.#complete(trialId, attempt.number, [metric]);
      const curve = reports.map(({ step, values }) => ({ step, value: values[0]! }));
      const seen = new Set(levels.flatMap((level) => curve.find(({ step }) => step >= level) ?? []));
      if (seen.size > 0) found.push({ trialId, curve: [...seen] });
    }
    return found;
  }

  /** The steps at which the attempt reported all of the metrics, ascending. */
  async #complete(trialId: string, attempt: number, metrics: readonly string[]): Promise<StepValues[]> {
    const bySteps = new Map<number, Map<string, number>>();
    for (const row of await this.list(trialId)) {
      if (row.attempt !== attempt) continue;
      const values = bySteps.get(row.step) ?? new Map<string, number>();
      bySteps.set(row.step, values.set(row.metric, row.value.value));
    }
    return [...bySteps].flatMap(([step, byMetric]) => {
      const values = metrics.flatMap((metric) => byMetric.get(metric) ?? []);
      return values.length === metrics.length ? [{ step, values }] : [];
    });
  }

  list(trialId: string): Promise<readonly Measurement[]> {
    const rows = [...this.#tables.measurements.values()].filter((row) => row.trialId === trialId);
    return Promise.resolve(
      rows.sort((a, b) => a.attempt - b.attempt || a.step - b.step || (a.metric < b.metric ? -1 : 1)),
    );
  }

  keepLate(late: LateMeasurement): Promise<void> {
    this.#tables.late.push(late);
    return Promise.resolve();
  }

  late(trialId: string): Promise<readonly LateMeasurement[]> {
    return Promise.resolve(this.#tables.late.filter((late) => late.trialId === trialId));
  }
}
