import { invalidRequest, type OpenState, type Study, type Trial, type TrialState } from '#study';
import type { DataSource } from 'typeorm';
import { isUuid } from '../is-uuid.ts';
import { type StudyRow, toStudy } from '../rows/study-row.ts';
import { type TrialRow, toTrial } from '../rows/trial-row.ts';
import { type PageRequest, readPageSize } from './page.ts';
import { readPageToken, writePageToken } from './page-token.ts';
import { runRead } from './run-read.ts';

export interface ListStudies extends PageRequest {
  readonly projectId: string;
}

/** As a single study is shown. */
export interface ListedStudy {
  readonly study: Study;
  readonly progress: Readonly<Record<TrialState, number>>;
  readonly best: Trial | null;
}

export interface StudyPage {
  readonly studies: readonly ListedStudy[];
  readonly nextPageToken: string | null;
}

interface OpenRow {
  readonly study_id: string;
  readonly state: OpenState;
  readonly trials: number;
}

/** Newest first. Three queries for any number of studies. */
export async function listStudies(dataSource: DataSource, request: ListStudies): Promise<StudyPage> {
  const pageSize = readPageSize(request);
  const scope = ['studies', request.projectId];
  const [, after = null] = readPageToken(scope, request.pageToken) ?? [];
  if (after !== null && !(typeof after === 'string' && isUuid(after))) {
    throw invalidRequest([{ pointer: '/pageToken', detail: 'This page token does not belong to this list.' }]);
  }
  if (!isUuid(request.projectId)) return { studies: [], nextPageToken: null };
  const rows = await runRead<StudyRow>(dataSource, {
    text: `select * from study where project_id = $1 and ($2::uuid is null or id < $2::uuid) order by id desc limit $3`,
    values: [request.projectId, after, pageSize + 1],
  });
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    studies: await describe(dataSource, page.map(toStudy)),
    nextPageToken: last === undefined ? null : writePageToken(scope, [null, last.id]),
  };
}

async function describe(dataSource: DataSource, studies: readonly Study[]): Promise<ListedStudy[]> {
  const bestIds = studies.flatMap((study) => study.bestTrialId ?? []);
  const [open, best] = await Promise.all([
    runRead<OpenRow>(dataSource, {
      text: `select study_id, state, count(*)::integer as trials from trial
             where study_id = any($1::uuid[]) and state in ('queued', 'running', 'stopping') group by study_id, state`,
      values: [studies.map((study) => study.id)],
    }),
    runRead<TrialRow>(dataSource, { text: 'select * from trial where id = any($1::uuid[])', values: [bestIds] }),
  ]);
  const bestOf = new Map(best.map((row) => [row.id, toTrial(row)]));
  return studies.map((study) => {
    const mine = open.filter((row) => row.study_id === study.id).map((row) => [row.state, row.trials] as const);
    const counts = { queued: 0, running: 0, stopping: 0, ...Object.fromEntries(mine) };
    return {
      study,
      progress: { ...counts, ...study.counts.ended },
      best: bestOf.get(study.bestTrialId ?? '') ?? null,
    };
  });
}
