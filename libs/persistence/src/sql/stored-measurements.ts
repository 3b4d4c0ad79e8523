import type { NewMeasurement } from '#study';
import type { SqlStatement } from '../sql-statement.ts';

/** What is stored at the places of these measurements. */
export function storedMeasurements(measurements: readonly NewMeasurement[]): SqlStatement {
  return {
    text: `
select m.*
from measurement m
join unnest($1::uuid[], $2::integer[], $3::integer[], $4::text[]) as wanted (trial_id, attempt, step, metric)
  on (m.trial_id, m.attempt, m.step, m.metric) = (wanted.trial_id, wanted.attempt, wanted.step, wanted.metric)
order by m.step, m.metric`,
    values: [
      measurements.map((each) => each.trialId),
      measurements.map((each) => each.attempt),
      measurements.map((each) => each.step),
      measurements.map((each) => each.metric),
    ],
  };
}
