import { invalidRequest, isFeasible, type Metrics, type StudySpec, type TerminalState } from '#study';
import type { DataSource } from 'typeorm';
import { isUuid } from '../is-uuid.ts';
import { type PageRequest, readPageSize } from './page.ts';
import { readPageToken, writePageToken } from './page-token.ts';
import { runRead } from './run-read.ts';

/** The best result up to a moment. */
export interface BestSoFar {
  readonly trialId: string;
  readonly number: number;
  readonly value: number;
}

/** What one trial came to, and the study with it. */
export interface HistoryPoint {
  /** Of the study, once the trial had ended. */
  readonly revision: number;
  readonly trialId: string;
  readonly number: number;
  readonly state: TerminalState;
  readonly endedAt: string;
  /** By metric. */
  readonly values: Readonly<Record<string, number>>;
  /** It succeeded within all constraints. */
  readonly isFeasible: boolean;
  /** Null before there is one, and for several objectives. */
  readonly best: BestSoFar | null;
}

export interface ListHistory extends PageRequest {
  readonly studyId: string;
  readonly spec: Pick<StudySpec, 'objectives' | 'constraints'>;
}

export interface HistoryPage {
  readonly points: readonly HistoryPoint[];
  readonly nextPageToken: string | null;
}

interface EndedRow {
  readonly id: string;
  readonly number: number;
  readonly state: TerminalState;
  readonly metrics: Metrics;
  readonly ended_revision: number;
  readonly ended_at: Date;
}

/**
 * The results of a study in the order in which they came in, each with the best one up to then. The token carries that best result, so that every page
 * costs its own rows only; what has ended never changes, so that pages fit together while the study goes on.
 */
export async function listHistory(dataSource: DataSource, request: ListHistory): Promise<HistoryPage> {
  const { studyId, spec } = request;
  const pageSize = readPageSize(request);
  const scope = ['history', studyId];
  const [key, after] = readPageToken(scope, request.pageToken) ?? [null, 0];
  let best = readBest(key);
  if (typeof after !== 'number' || after < 0 || after >= 2 ** 31) throw foreignToken();
  if (!isUuid(studyId)) return { points: [], nextPageToken: null };
  const rows = await runRead<EndedRow>(dataSource, {
    text: `select id, number, state, metrics, ended_revision, ended_at from trial
           where study_id = $1::uuid and ended_revision > $2 order by ended_revision limit $3`,
    values: [studyId, after, pageSize + 1],
  });
  const points = rows.slice(0, pageSize).map((row): HistoryPoint => {
    const feasible = row.state === 'succeeded' && isFeasible(spec.constraints, row.metrics);
    if (feasible) best = better(spec, best, row);
    return {
      revision: row.ended_revision,
      trialId: row.id,
      number: row.number,
      state: row.state,
      endedAt: row.ended_at.toISOString(),
      values: Object.fromEntries(Object.entries(row.metrics).map(([metric, { value }]) => [metric, value])),
      isFeasible: feasible,
      best,
    };
  });
  const last = rows.length > pageSize ? points.at(-1) : undefined;
  const nextPageToken = last === undefined ? null : writePageToken(scope, [JSON.stringify(best), last.revision]);
  return { points, nextPageToken };
}

function better({ objectives }: ListHistory['spec'], best: BestSoFar | null, row: EndedRow): BestSoFar | null {
  const [objective, second] = objectives;
  if (objective === undefined || second !== undefined) return null;
  const value = row.metrics[objective.metric]?.value;
  if (value === undefined) return best;
  const isBetter = best === null || (objective.goal === 'maximize' ? value > best.value : value < best.value);
  return isBetter ? { trialId: row.id, number: row.number, value } : best;
}

/** A token is not a secret, so somebody may have made one up. */
function readBest(key: string | number | boolean | null): BestSoFar | null {
  if (key === null) return null;
  const value: unknown = typeof key === 'string' ? parseJson(key) : undefined;
  if (value === null) return null;
  if (typeof value !== 'object' || !('trialId' in value) || !('number' in value) || !('value' in value))
    throw foreignToken();
  const { trialId, number, value: best } = value;
  if (typeof trialId !== 'string' || typeof number !== 'number' || typeof best !== 'number') throw foreignToken();
  return { trialId, number, value: best };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not a token of ours: refused with its pointer.
    return undefined;
  }
}

function foreignToken(): Error {
  return invalidRequest([{ pointer: '/pageToken', detail: 'This page token does not belong to this list.' }]);
}
