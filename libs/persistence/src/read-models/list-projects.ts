import type { Project } from '#study';
import type { DataSource } from 'typeorm';
import { type ProjectRow, toProject } from '../rows/project-row.ts';
import { type PageRequest, readPageSize } from './page.ts';
import { readPageToken, writePageToken } from './page-token.ts';
import { runRead } from './run-read.ts';

export interface ProjectPage {
  readonly projects: readonly Project[];
  readonly nextPageToken: string | null;
}

/** By slug. */
export async function listProjects(dataSource: DataSource, request: PageRequest): Promise<ProjectPage> {
  const pageSize = readPageSize(request);
  const scope = ['projects'];
  const [, after = null] = readPageToken(scope, request.pageToken) ?? [];
  const rows = await runRead<ProjectRow>(dataSource, {
    text: 'select * from project where ($1::text is null or slug > $1::text) order by slug limit $2',
    values: [after === null ? null : String(after), pageSize + 1],
  });
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    projects: page.map(toProject),
    nextPageToken: last === undefined ? null : writePageToken(scope, [null, last.slug]),
  };
}
