import type { SourceHistory } from '#study';

export interface SourceRow {
  readonly study_id: string;
  readonly position: number;
  readonly source_id: string;
  readonly name: string;
  readonly observations: SourceHistory['observations'];
}

export function toSource(row: SourceRow): SourceHistory {
  return { studyId: row.source_id, name: row.name, observations: row.observations };
}
