import type { LateMeasurement, Measurement } from '../measurement.ts';
import { type Metrics, sameMetricValue } from '../metric-value.ts';
import type { Clock } from '../ports/clock.ts';
import type { MeasurementStore, NewMeasurement } from '../ports/measurement-store.ts';
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
