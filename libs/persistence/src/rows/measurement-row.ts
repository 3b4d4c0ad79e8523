import type { Measurement } from '#study';

export interface MeasurementRow {
  readonly trial_id: string;
  readonly attempt: number;
  readonly step: number;
  readonly metric: string;
  readonly value: number;
  readonly standard_error: number | null;
  readonly measured_at: Date | null;
  readonly reported_at: Date;
}

export function toMeasurement(row: MeasurementRow): Measurement {
  return {
    trialId: row.trial_id,
    attempt: row.attempt,
    step: row.step,
    metric: row.metric,
    value: row.standard_error === null ? { value: row.value } : { value: row.value, standardError: row.standard_error },
    measuredAt: row.measured_at?.toISOString() ?? null,
    reportedAt: row.reported_at.toISOString(),
  };
}
