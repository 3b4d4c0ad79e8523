import type { NewMeasurement } from '#study';
import type { SqlStatement } from '../sql-statement.ts';

/** What is stored already stays as it is, and so does the first of two for one place in the same call. */
export function insertMeasurements(measurements: readonly NewMeasurement[]): SqlStatement {
  const rows = measurements.map(({ trialId, attempt, step, metric, value, measuredAt }) => ({
    trial_id: trialId,
    attempt,
    step,
    metric,
    value: value.value,
    standard_error: value.standardError ?? null,
    measured_at: measuredAt,
  }));
  return {
    text: `
insert into measurement (trial_id, attempt, step, metric, value, standard_error, measured_at)
select * from jsonb_to_recordset($1::jsonb) as m (
  trial_id uuid, attempt integer, step integer, metric text,
  value double precision, standard_error double precision, measured_at timestamptz)
on conflict do nothing`,
    values: [JSON.stringify(rows)],
  };
}
