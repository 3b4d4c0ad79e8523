import {
  type CurvePoint,
  type CurveQuery,
  type LateMeasurement,
  type LevelsQuery,
  type Measurement,
  type MeasurementStore,
  type Metrics,
  type NewMeasurement,
  sameMetricValue,
  type StepComparison,
  type StepValues,
  type TrialAtStep,
  type TrialCurve,
} from '#study';
import type { Connection } from '../connection.ts';
import { isUuid } from '../is-uuid.ts';
import { type MeasurementRow, toMeasurement } from '../rows/measurement-row.ts';
import { atLevels } from '../sql/at-levels.ts';
import { compareAtStep } from '../sql/compare-at-step.ts';
import { curve } from '../sql/curve.ts';
import { insertMeasurements } from '../sql/insert-measurements.ts';
import { storedMeasurements } from '../sql/stored-measurements.ts';

interface LateRow {
  readonly trial_id: string;
  readonly lease_token: string | null;
  readonly call: LateMeasurement['call'];
  readonly content: LateMeasurement['content'];
}

export class PostgresMeasurementStore implements MeasurementStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async record(measurements: readonly NewMeasurement[]): Promise<readonly Measurement[]> {
    if (measurements.length === 0) return [];
    const { text, values } = insertMeasurements(measurements);
    if ((await this.#connection.run(text, values)) === measurements.length) return [];
    const rows = await this.#connection.rows<MeasurementRow>(storedMeasurements(measurements));
    const stored = new Map(rows.map(toMeasurement).map((row) => [place(row), row]));
    return measurements.flatMap((measurement) => {
      const row = stored.get(place(measurement));
      return row === undefined || sameMetricValue(row.value, measurement.value) ? [] : [row];
    });
  }

  async latest(trialId: string, attempt: number): Promise<Metrics> {
    const rows = await this.#connection.rows<MeasurementRow>({
      text: `select distinct on (metric) * from measurement where trial_id = $1 and attempt = $2 order by metric, step desc`,
      values: [trialId, attempt],
    });
    return Object.fromEntries(rows.map((row) => [row.metric, toMeasurement(row).value]));
  }

  async curve(query: CurveQuery): Promise<readonly StepValues[]> {
    const rows = await this.#connection.rows<StepValues>(curve(query));
    return rows.map(({ step, values }) => ({ step, values })).reverse();
  }

  async best(
    { trialId, attempt }: { readonly trialId: string; readonly attempt: number },
    metric: string,
    goal: 'maximize' | 'minimize',
    before: number,
  ): Promise<StepValues | null> {
    const direction = goal === 'maximize' ? 'desc' : 'asc';
    const [row] = await this.#connection.rows<{ step: number; value: number }>({
      text: `select step, value from measurement where trial_id = $1 and attempt = $2 and metric = $3 and step < $4
order by value ${direction}, step limit 1`,
      values: [trialId, attempt, metric, before],
    });
    return row === undefined ? null : { step: row.step, values: [row.value] };
  }

  async compareAtStep(comparison: StepComparison): Promise<readonly TrialAtStep[]> {
    const rows = await this.#connection.rows<TrialAtStep>(compareAtStep(comparison));
    return rows.map(({ number, values }) => ({ number, values })).reverse();
  }

  async atLevels(query: LevelsQuery): Promise<readonly TrialCurve[]> {
    if (query.trialIds.length === 0) return [];
    const rows = await this.#connection.rows<{ id: string; step: number; value: number }>(atLevels(query));
    const curves = new Map<string, CurvePoint[]>();
    for (const { id, step, value } of rows) curves.set(id, [...(curves.get(id) ?? []), { step, value }]);
    return [...curves].map(([trialId, curve]) => ({ trialId, curve }));
  }

  async list(trialId: string): Promise<readonly Measurement[]> {
    if (!isUuid(trialId)) return [];
    const rows = await this.#connection.rows<MeasurementRow>({
      text: `select * from measurement where trial_id = $1 order by attempt, step, metric collate "C"`,
      values: [trialId],
    });
    return rows.map(toMeasurement);
  }

  async keepLate(late: LateMeasurement): Promise<void> {
    await this.#connection.run(
      'insert into late_measurement (trial_id, lease_token, call, content) values ($1, $2, $3, $4)',
      [late.trialId, late.leaseToken, late.call, JSON.stringify(late.content)],
    );
  }

  async late(trialId: string): Promise<readonly LateMeasurement[]> {
    if (!isUuid(trialId)) return [];
    const rows = await this.#connection.rows<LateRow>({
      text: 'select trial_id, lease_token, call, content from late_measurement where trial_id = $1 order by id',
      values: [trialId],
    });
    return rows.map((row) => ({
      trialId: row.trial_id,
      leaseToken: row.lease_token,
      call: row.call,
      content: row.content,
    }));
  }
}

function place({ trialId, attempt, step, metric }: NewMeasurement): string {
  return `${trialId}/${attempt}/${step}/${metric}`;
}
