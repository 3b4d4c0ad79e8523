import type { StudyFilter } from '#study';
import type { SqlValue } from '../sql-statement.ts';

/** Conditions on a study `s`, their values appended to the list of the statement. */
export function studyFilterCondition(filter: StudyFilter, values: SqlValue[]): string {
  const conditions = [`s.state = 'active'`];
  const add = (condition: (place: string) => string, value: SqlValue): void => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (filter.studyId !== null) add((place) => `s.id = ${place}`, filter.studyId);
  if (filter.projectId !== null) add((place) => `s.project_id = ${place}`, filter.projectId);
  if (filter.evaluator !== null) add((place) => `s.evaluator = ${place}`, filter.evaluator);
  if (Object.keys(filter.labels).length > 0) {
    add((place) => `s.labels @> ${place}::jsonb`, JSON.stringify(filter.labels));
  }
  return conditions.join(' and ');
}
