import { createHash } from 'node:crypto';
import type { Assignments } from '#search-space';
import {
  type Attempt,
  type AttemptOutcome,
  type ClaimQueued,
  type EndedTrial,
  type LockedTrial,
  type Metrics,
  type ModelState,
  type NewTrial,
  type OpenState,
  type OpenTrial,
  type RenewHeld,
  type SuggestionExplanation,
  type TerminalState,
  type Trial,
  type TrialOutcome,
  type TrialStore,
  withoutCanonical,
} from '#study';
import type { Connection } from '../connection.ts';
import { isUuid } from '../is-uuid.ts';
import { type TrialRow, toTrial } from '../rows/trial-row.ts';
import { claimQueued } from '../sql/claim-queued.ts';
import { expiredLeases } from '../sql/expired-leases.ts';
import { insertTrials } from '../sql/insert-trials.ts';
import { moveTrial } from '../sql/move-trial.ts';
import { outcomesOf } from '../sql/outcomes-of.ts';
import { renewHeld } from '../sql/renew-held.ts';
import { renewLease } from '../sql/renew-lease.ts';
import { isSearchable } from './postgres-study-store.ts';

interface AttemptRow {
  readonly trial_id: string;
  readonly number: number;
  readonly worker: string | null;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly outcome: AttemptOutcome | null;
  readonly reason: string | null;
}

interface EndedRow {
  readonly number: number;
  readonly id: string;
  readonly state: TerminalState;
  readonly assignments: Assignments;
  readonly metrics: Metrics;
  readonly ended_revision: number;
}

const OPEN = `state in ('queued', 'running', 'stopping')`;

export class PostgresTrialStore implements TrialStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async insert(trials: readonly NewTrial[]): Promise<readonly Trial[]> {
    if (trials.length === 0) return [];
    const rows = await this.#connection.rows<{ id: string }>(insertTrials(trials));
    const inserted = new Set(rows.map((row) => row.id));
    return trials.filter((trial) => inserted.has(trial.id)).map(withoutCanonical);
  }

  async find(trialId: string): Promise<Trial | null> {
    if (!isUuid(trialId)) return null;
    const row = await this.#connection.first<TrialRow>({
      text: 'select * from trial where id = $1',
      values: [trialId],
    });
    return row === null ? null : toTrial(row);
  }

  async lock(trialId: string): Promise<LockedTrial | null> {
    if (!isUuid(trialId)) return null;
    const text = 'select *, clock_timestamp() as locked_at from trial where id = $1 for update';
    const row = await this.#connection.first<TrialRow & { locked_at: Date }>({ text, values: [trialId] });
    return row === null ? null : { trial: toTrial(row), now: row.locked_at.toISOString() };
  }

  async lockQueued(studyId: string): Promise<readonly Trial[]> {
    const text = `select * from trial where study_id = $1 and state = 'queued' order by number for update`;
    return (await this.#connection.rows<TrialRow>({ text, values: [studyId] })).map(toTrial);
  }

  async move(trial: Trial, expected: OpenState): Promise<boolean> {
    const { text, values } = moveTrial(trial, expected);
    return (await this.#connection.run(text, values)) === 1;
  }

  async touch({ id, lastStep, attempt }: Trial): Promise<void> {
    const text = 'update trial set last_step = $2, lease_until = $3 where id = $1';
    await this.#connection.run(text, [id, lastStep, attempt?.leaseUntil ?? null]);
  }

  async endAttempt(trialId: string, number: number, outcome: AttemptOutcome, reason: string | null): Promise<void> {
    const text = `update attempt set outcome = $3, reason = $4, ended_at = clock_timestamp() where trial_id = $1 and number = $2`;
    await this.#connection.run(text, [trialId, number, outcome, reason]);
  }

  async attempts(trialId: string): Promise<readonly Attempt[]> {
    if (!isUuid(trialId)) return [];
    const text = 'select * from attempt where trial_id = $1 order by number';
    return (await this.#connection.rows<AttemptRow>({ text, values: [trialId] })).map((row) => ({
      trialId: row.trial_id,
      number: row.number,
      worker: row.worker,
      startedAt: row.started_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      outcome: row.outcome,
      reason: row.reason,
    }));
  }

  async claimQueued(claim: ClaimQueued): Promise<readonly Trial[]> {
    if (claim.tokens.length === 0 || !isSearchable(claim.filter)) return [];
    return (await this.#connection.rows<TrialRow>(claimQueued(claim))).map(toTrial);
  }

  async renewHeld(renewal: RenewHeld): Promise<readonly Trial[]> {
    const rows = await this.#connection.rows<TrialRow>(renewHeld(renewal));
    return rows.map(toTrial).sort((a, b) => a.number - b.number);
  }

  async renewLease(trialId: string, leaseToken: string, leaseSeconds: number | null): Promise<Trial | null> {
    if (!isUuid(trialId)) return null;
    const row = await this.#connection.first<TrialRow>(renewLease(trialId, leaseToken, leaseSeconds));
    return row === null ? null : toTrial(row);
  }

  expired(limit: number): Promise<readonly { readonly trialId: string; readonly studyId: string }[]> {
    return this.#connection.rows(expiredLeases(limit));
  }

  async endedSince(studyId: string, revision: number): Promise<readonly EndedTrial[]> {
    const text = `select number, id, state, assignments, metrics, ended_revision from trial
                  where study_id = $1 and ended_revision > $2 order by number`;
    const rows = await this.#connection.rows<EndedRow>({ text, values: [studyId, revision] });
    return rows.map(({ ended_revision: endedRevision, ...trial }) => ({ ...trial, endedRevision }));
  }

  open(studyId: string): Promise<readonly OpenTrial[]> {
    const text = `select number, id, state, worker, assignments from trial where study_id = $1 and ${OPEN} order by number`;
    return this.#connection.rows<OpenTrial>({ text, values: [studyId] });
  }

  async openCounts(studyId: string): Promise<Readonly<Record<OpenState, number>>> {
    const text = `select state, count(*)::integer as trials from trial where study_id = $1 and ${OPEN} group by state`;
    const rows = await this.#connection.rows<{ state: OpenState; trials: number }>({ text, values: [studyId] });
    return { queued: 0, running: 0, stopping: 0, ...Object.fromEntries(rows.map((row) => [row.state, row.trials])) };
  }

  async latestModel(studyId: string, belowNumber: number): Promise<ModelState | null> {
    const text = `select model from trial where study_id = $1 and number < $2 and model is not null order by number desc limit 1`;
    const row = await this.#connection.first<{ model: ModelState }>({ text, values: [studyId, belowNumber] });
    return row?.model ?? null;
  }

  async hasSuggestedFrom(studyId: string, number: number): Promise<boolean> {
    const text = `select exists (select from trial where study_id = $1 and number >= $2 and suggestion ->> 'source' <> 'user') as found`;
    const row = await this.#connection.first<{ found: boolean }>({ text, values: [studyId, number] });
    return row?.found ?? false;
  }

  async latestSuggestions(studyId: string, limit: number): Promise<readonly SuggestionExplanation[]> {
    const text = 'select suggestion from trial where study_id = $1 order by number desc limit $2';
    const rows = await this.#connection.rows<Pick<TrialRow, 'suggestion'>>({ text, values: [studyId, limit] });
    return rows.map(({ suggestion }) => ({ ...suggestion, model: null }));
  }

  async outcomes(studyId: string, metrics: readonly string[]): Promise<readonly TrialOutcome[]> {
    const rows = await this.#connection.rows<{ id: string; metric_values: number[] }>(outcomesOf(studyId, metrics));
    return rows.map(({ id, metric_values: values }) => ({ trialId: id, values }));
  }

  async findAll(trialIds: readonly string[]): Promise<readonly Trial[]> {
    const text = 'select * from trial where id = any($1::uuid[])';
    return (await this.#connection.rows<TrialRow>({ text, values: [trialIds.filter(isUuid)] })).map(toTrial);
  }

  async repeats(studyId: string, canonical: readonly string[]): Promise<readonly number[]> {
    const hashes = canonical.map((text) => createHash('sha256').update(text).digest('hex'));
    const text = `select encode(canonical_hash, 'hex') as hash, max(repeat)::integer + 1 as repeats from trial
                  where study_id = $1 and canonical_hash in (select decode(unnest($2::text[]), 'hex')) group by canonical_hash`;
    const rows = await this.#connection.rows<{ hash: string; repeats: number }>({ text, values: [studyId, hashes] });
    const repeats = new Map(rows.map((row) => [row.hash, row.repeats]));
    return hashes.map((hash) => repeats.get(hash) ?? 0);
  }
}
