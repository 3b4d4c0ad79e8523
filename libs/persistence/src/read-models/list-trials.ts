import { invalidRequest, type Trial } from '#study';
import type { DataSource } from 'typeorm';
import { isUuid } from '../is-uuid.ts';
import { type TrialRow, toTrial } from '../rows/trial-row.ts';
import type { SqlValue } from '../sql-statement.ts';
import { filterToSql } from './filter-to-sql.ts';
import { type PageRequest, readPageSize } from './page.ts';
import { type Cursor, readPageToken, writePageToken } from './page-token.ts';
import { runRead } from './run-read.ts';
import type { TrialNames } from './trial-field.ts';
import { afterSql, orderSql, readTrialOrder } from './trial-order.ts';

export interface ListTrials extends PageRequest {
  readonly studyId: string;
  readonly spec: TrialNames;
  readonly filter?: string | undefined;
  readonly orderBy?: string | undefined;
}

export interface TrialPage {
  readonly trials: readonly Trial[];
  readonly nextPageToken: string | null;
}

type SortedRow = TrialRow & { readonly sort_key: string | number | boolean | Date | null };

/** One page, found by what comes after the last row seen: the thousandth page costs what the first does. */
export async function listTrials(dataSource: DataSource, request: ListTrials): Promise<TrialPage> {
  const { studyId, spec, filter = '', orderBy = '' } = request;
  const pageSize = readPageSize(request);
  const order = readTrialOrder(orderBy === '' ? undefined : orderBy, spec);
  const scope = ['trials', studyId, filter, orderBy];
  const cursor = readPageToken(scope, request.pageToken);
  const values: SqlValue[] = [];
  const bind = (value: SqlValue): string => {
    values.push(value);
    return `$${values.length}`;
  };
  const conditions = [`t.study_id = ${bind(studyId)}::uuid`];
  if (filter.trim() !== '') conditions.push(filterToSql(filter, spec, bind));
  if (cursor !== null) conditions.push(afterSql(order, checked(cursor, order.field.type), bind));
  if (!isUuid(studyId)) return { trials: [], nextPageToken: null };
  const text = `select t.*, ${order.field.sql(bind)} as sort_key from trial t
                where ${conditions.join(' and ')}
                order by ${orderSql(order, bind)} limit ${bind(pageSize + 1)}`;
  const rows = await runRead<SortedRow>(dataSource, { text, values });
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return {
    trials: page.map(toTrial),
    nextPageToken: last === undefined ? null : writePageToken(scope, [sortKey(last.sort_key), last.number]),
  };
}

function sortKey(key: SortedRow['sort_key']): Cursor[0] {
  return key instanceof Date ? key.toISOString() : key;
}

/** A token that somebody made up must not become an error of the database. */
function checked(cursor: Cursor, type: ReturnType<typeof readTrialOrder>['field']['type']): Cursor {
  const [key, tie] = cursor;
  const fits =
    key === null ||
    type === 'value' ||
    (type === 'number' && typeof key === 'number') ||
    (type === 'text' && typeof key === 'string') ||
    (type === 'boolean' && typeof key === 'boolean') ||
    (type === 'time' && typeof key === 'string' && !Number.isNaN(Date.parse(key)));
  if (fits && typeof tie === 'number' && Math.abs(tie) < 2 ** 31) return cursor;
  throw invalidRequest([{ pointer: '/pageToken', detail: 'This page token does not belong to this list.' }]);
}
