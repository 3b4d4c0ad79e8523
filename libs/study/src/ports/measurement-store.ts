import type { LateMeasurement, Measurement } from '../measurement.ts';
import type { Metrics } from '../metric-value.ts';

export type NewMeasurement = Omit<Measurement, 'reportedAt'>;

export interface MeasurementStore {
  /** Stores what is new. What is there already stays; the answer holds those stored ones that differ from what was sent. */
  record(measurements: readonly NewMeasurement[]): Promise<readonly Measurement[]>;
  /** The value of each metric at the highest step at which the attempt reported it. */
  latest(trialId: string, attempt: number): Promise<Metrics>;
  list(trialId: string): Promise<readonly Measurement[]>;
  keepLate(late: LateMeasurement): Promise<void>;
  late(trialId: string): Promise<readonly LateMeasurement[]>;
}
