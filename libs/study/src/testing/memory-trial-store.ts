import type { Attempt, AttemptOutcome } from '../attempt.ts';
import type { Clock } from '../ports/clock.ts';
import type {
  ClaimQueued,
  EndedTrial,
  LockedTrial,
  OpenTrial,
  RenewHeld,
  TrialOutcome,
  TrialStore,
} from '../ports/trial-store.ts';
import type { ModelState, SuggestionExplanation } from '../suggestion.ts';
import type { Timestamp } from '../timestamp.ts';
import { type NewTrial, type Trial, withoutCanonical } from '../trial.ts';
import { isTerminal, type OpenState } from '../trial-state.ts';
import { matches } from './memory-study-store.ts';
import type { MemoryTables } from './memory-tables.ts';

export class MemoryTrialStore implements TrialStore {
  readonly #tables: MemoryTables;
  readonly #clock: Clock;

  constructor(tables: MemoryTables, clock: Clock) {
    this.#tables = tables;
    this.#clock = clock;
  }

  insert(trials: readonly NewTrial[]): Promise<readonly Trial[]> {
    const inserted: Trial[] = [];
    for (const given of trials) {
      const trial = withoutCanonical(given);
      if (this.#repeatsOf(trial.studyId, given.canonical).includes(trial.repeat)) continue;
      this.#tables.trials.set(trial.id, trial);
      this.#tables.canonical.set(trial.id, given.canonical);
      if (trial.attempt !== null) this.#start(trial);
      inserted.push(trial);
    }
    return Promise.resolve(inserted);
  }

  find(trialId: string): Promise<Trial | null> {
    return Promise.resolve(this.#tables.trials.get(trialId) ?? null);
  }

  async lock(trialId: string): Promise<LockedTrial | null> {
    const trial = await this.find(trialId);
    return trial === null ? null : { trial, now: this.#clock.now() };
  }

  lockQueued(studyId: string): Promise<readonly Trial[]> {
    return Promise.resolve(this.#of(studyId).filter((trial) => trial.state === 'queued'));
  }

  move(trial: Trial, expected: OpenState): Promise<boolean> {
    const stored = this.#tables.trials.get(trial.id);
    if (stored?.state !== expected) return Promise.resolve(false);
    this.#tables.trials.set(trial.id, { ...stored, ...trial });
    return Promise.resolve(true);
  }

  touch({ id, lastStep, attempt }: Trial): Promise<void> {
    const stored = this.#tables.trials.get(id);
    if (stored !== undefined) this.#tables.trials.set(id, { ...stored, lastStep, attempt });
    return Promise.resolve();
  }

  endAttempt(trialId: string, number: number, outcome: AttemptOutcome, reason: string | null): Promise<void> {
    const key = `${trialId}/${number}`;
    const attempt = this.#tables.attempts.get(key);
    if (attempt !== undefined)
      this.#tables.attempts.set(key, { ...attempt, outcome, reason, endedAt: this.#clock.now() });
    return Promise.resolve();
  }

  attempts(trialId: string): Promise<readonly Attempt[]> {
    const all = [...this.#tables.attempts.values()].filter((attempt) => attempt.trialId === trialId);
    return Promise.resolve(all.sort((a, b) => a.number - b.number));
  }

  claimQueued({ filter, among, worker, leaseSeconds, tokens }: ClaimQueued): Promise<readonly Trial[]> {
    const now = this.#clock.now();
    const free = [...this.#tables.trials.values()]
      .filter(({ id, state, studyId }) => {
        const study = this.#tables.studies.get(studyId);
        return (
          (among === null || among.includes(id)) &&
          state === 'queued' &&
          study?.state === 'active' &&
          matches(study, filter)
        );
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const claimed = free.slice(0, tokens.length).map((trial, index): Trial => {
      const leaseToken = leaseSeconds === null ? null : (tokens[index] ?? null);
      const attempt = {
        number: (trial.attempt?.number ?? 0) + 1,
        worker,
        leaseToken,
        leaseUntil: until(now, leaseSeconds),
        leaseSeconds,
      };
      return {
        ...trial,
        state: 'running',
        attempt,
        attemptsUsed: trial.attemptsUsed + 1,
        startedAt: trial.startedAt ?? now,
      };
    });
    for (const trial of claimed) {
      this.#tables.trials.set(trial.id, trial);
      this.#start(trial);
    }
    return Promise.resolve(claimed);
  }

  renewHeld({ studyId, worker, leaseSeconds, limit, among }: RenewHeld): Promise<readonly Trial[]> {
    const held = this.#of(studyId)
      .filter((trial) => trial.state === 'running' && trial.attempt?.worker === worker)
      .filter(({ id }) => among === null || among.includes(id))
      .slice(0, limit)
      .map((trial) => this.#renew(trial, leaseSeconds));
    return Promise.resolve(held);
  }

  renewLease(trialId: string, leaseToken: string, leaseSeconds: number | null): Promise<Trial | null> {
    const trial = this.#tables.trials.get(trialId);
    const open = trial?.state === 'running' || trial?.state === 'stopping';
    if (trial === undefined || !open || trial.attempt?.leaseToken !== leaseToken) return Promise.resolve(null);
    return Promise.resolve(this.#renew(trial, leaseSeconds));
  }

  expired(limit: number): Promise<readonly { readonly trialId: string; readonly studyId: string }[]> {
    const now = Date.parse(this.#clock.now());
    const late = [...this.#tables.trials.values()].filter(({ state, attempt }) => {
      const leaseUntil = attempt?.leaseUntil ?? null;
      return (state === 'running' || state === 'stopping') && leaseUntil !== null && Date.parse(leaseUntil) < now;
    });
    return Promise.resolve(late.slice(0, limit).map((trial) => ({ trialId: trial.id, studyId: trial.studyId })));
  }

  endedSince(studyId: string, revision: number): Promise<readonly EndedTrial[]> {
    const ended = this.#of(studyId).flatMap(
      ({ number, id, state, assignments, metrics, endedRevision }): EndedTrial[] => {
        if (!isTerminal(state) || endedRevision === null || endedRevision <= revision) return [];
        return [{ number, id, state, assignments, metrics, endedRevision }];
      },
    );
    return Promise.resolve(ended);
  }

  open(studyId: string): Promise<readonly OpenTrial[]> {
    const open = this.#of(studyId).flatMap(({ number, id, state, attempt, assignments }): OpenTrial[] => {
      return isTerminal(state) ? [] : [{ number, id, state: state, worker: attempt?.worker ?? null, assignments }];
    });
    return Promise.resolve(open);
  }

  async openCounts(studyId: string): Promise<Readonly<Record<OpenState, number>>> {
    const counts = { queued: 0, running: 0, stopping: 0 };
    for (const trial of await this.open(studyId)) counts[trial.state] += 1;
    return counts;
  }

  latestModel(studyId: string, belowNumber: number): Promise<ModelState | null> {
    const earlier = this.#of(studyId).filter((trial) => trial.number < belowNumber && trial.suggestion.model !== null);
    return Promise.resolve(earlier.at(-1)?.suggestion.model ?? null);
  }

  hasSuggestedFrom(studyId: string, number: number): Promise<boolean> {
    const later = this.#of(studyId).filter((trial) => trial.number >= number);
    return Promise.resolve(later.some(({ suggestion }) => suggestion.source !== 'user'));
  }

  latestSuggestions(studyId: string, limit: number): Promise<readonly SuggestionExplanation[]> {
    const latest = this.#of(studyId).slice(-limit).reverse();
    return Promise.resolve(latest.map(({ suggestion }) => ({ ...suggestion, model: null })));
  }

  outcomes(studyId: string, metrics: readonly string[]): Promise<readonly TrialOutcome[]> {
    const outcomes = this.#of(studyId).flatMap((trial): TrialOutcome[] => {
      const values = metrics.flatMap((metric) => trial.metrics[metric]?.value ?? []);
      return trial.state === 'succeeded' && values.length === metrics.length ? [{ trialId: trial.id, values }] : [];
    });
    return Promise.resolve(outcomes);
  }

  findAll(trialIds: readonly string[]): Promise<readonly Trial[]> {
    return Promise.resolve(trialIds.flatMap((id) => this.#tables.trials.get(id) ?? []));
  }

  repeats(studyId: string, canonical: readonly string[]): Promise<readonly number[]> {
    return Promise.resolve(canonical.map((text) => Math.max(-1, ...this.#repeatsOf(studyId, text)) + 1));
  }

  #repeatsOf(studyId: string, canonical: string): number[] {
    return this.#of(studyId)
      .filter((trial) => this.#tables.canonical.get(trial.id) === canonical)
      .map((trial) => trial.repeat);
  }

  #of(studyId: string): Trial[] {
    return [...this.#tables.trials.values()]
      .filter((trial) => trial.studyId === studyId)
      .sort((a, b) => a.number - b.number);
  }

  #start(trial: Trial): void {
    const number = trial.attempt?.number ?? 1;
    const worker = trial.attempt?.worker ?? null;
    const attempt = {
      trialId: trial.id,
      number,
      worker,
      startedAt: this.#clock.now(),
      endedAt: null,
      outcome: null,
      reason: null,
    };
    this.#tables.attempts.set(`${trial.id}/${number}`, attempt);
  }

  #renew(trial: Trial, leaseSeconds: number | null): Trial {
    if (trial.attempt === null || trial.attempt.leaseToken === null) return trial;
    const seconds = leaseSeconds ?? trial.attempt.leaseSeconds;
    const renewed = {
      ...trial,
      attempt: { ...trial.attempt, leaseUntil: until(this.#clock.now(), seconds), leaseSeconds: seconds },
    };
    this.#tables.trials.set(trial.id, renewed);
    return renewed;
  }
}

function until(now: Timestamp, seconds: number | null): Timestamp | null {
  return seconds === null ? null : new Date(Date.parse(now) + seconds * 1_000).toISOString();
}
