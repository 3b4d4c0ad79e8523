import type { SqlStatement } from '../sql-statement.ts';

/** Only the named metrics of each trial leave the database: a front over ten thousand trials reads kilobytes, not configurations. */
export function outcomesOf(studyId: string, metrics: readonly string[]): SqlStatement {
  return {
    text: `select id, metric_values from (
             select id, number, array(
               select (metrics -> name ->> 'value')::float8 from unnest($2::text[]) with ordinality as wanted(name, place) order by place
             ) as metric_values
             from trial where study_id = $1 and state = 'succeeded' and metrics ?& $2::text[]
           ) as measured order by number`,
    values: [studyId, metrics],
  };
}
