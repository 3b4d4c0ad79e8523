import { honoursFixed } from '#search-space';
import { isSurmiseError, type Stores, type Study, SurmiseError, type Timestamp, type Trial } from '#study';
import type { AskAnswer, AskRequest } from './ask-request.ts';
import type { Computed } from './compute-for-asks.ts';
import { createSuggested } from './create-suggested.ts';
import { finishEarly } from './finish-early.ts';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';
import { noRoom, requireActive, roomFor } from './room.ts';
import { StaleSnapshot } from './stale-snapshot.ts';
import { trialEvent } from './trial-event.ts';
import { withIdempotency } from './with-idempotency.ts';

/**
 * The writing half of an ask, under the study's lock. Each request in turn gets: its worker's running trials, then queued ones, then new ones
 * from the suggestions. With fixed values only trials that have them; what else a worker runs stays its own. A request that can get none is answered with its reason; the others are not harmed.
 */
export async function handOut(
  deps: LoopDeps,
  stores: Stores,
  studyId: string,
  requests: readonly AskRequest[],
  computed: Computed,
): Promise<readonly AskAnswer[]> {
  const locked = await stores.studies.lock(studyId);
  if (locked === null) throw notFound('study', studyId);
  await requireFresh(stores, locked.study, computed);
  const supply = new Supply(deps, stores, locked.study, locked.now, computed);
  // What some fixed values leave of the space says nothing about the rest of it. A batch has one set of them.
  const ofWholeSpace = requests.every((request) => request.fixed === null);
  const answers: AskAnswer[] = [];
  for (const request of requests) {
    try {
      answers.push(await withIdempotency(stores, request.caller, () => supply.serve(request)));
    } catch (error) {
      if (!isSurmiseError(error) || error.code === 'unavailable' || error.code === 'internal') throw error;
      answers.push({ error });
    }
  }
  if (ofWholeSpace) await supply.settle();
  return answers;
}

/**
 * Two that suggest from the same trials suggest the same: the second has to look again. Results that people add are only not known to what was computed
 * meanwhile, like those that workers report, and who adds them all the time must not keep others from asking. A suggestion that was added itself is
 * found out when it is stored.
 */
async function requireFresh(stores: Stores, { id, counts }: Study, { firstNumber }: Computed): Promise<void> {
  if (counts.created + 1 === firstNumber) return;
  if (await stores.trials.hasSuggestedFrom(id, firstNumber)) throw new StaleSnapshot();
}

/** What one batch has to give, getting less with every request. */
class Supply {
  readonly #deps: LoopDeps;
  readonly #stores: Stores;
  readonly #now: Timestamp;
  readonly #computed: Computed;
  #study: Study;
  #used = 0;

  constructor(deps: LoopDeps, stores: Stores, study: Study, now: Timestamp, computed: Computed) {
    this.#deps = deps;
    this.#stores = stores;
    this.#study = study;
    this.#now = now;
    this.#computed = computed;
  }

  async serve(request: AskRequest): Promise<{ trials: readonly Trial[] }> {
    const among = await this.#among(request);
    const held = await this.#held(request, among);
    if (held.length >= request.count) return { trials: held };
    if (held.length === 0) requireActive(this.#study);
    const queued = await this.#queued(request, request.count - held.length, among);
    const created = await this.#create(request, request.count - held.length - queued.length);
    const trials = [...held, ...queued, ...created];
    if (trials.length === 0) throw this.#whyNone();
    return { trials };
  }

  /** A space that is known to have nothing left to try, with nothing open, has been searched. */
  async settle(): Promise<void> {
    const { failure, suggestions } = this.#computed;
    if (!isSurmiseError(failure, 'space_exhausted') || suggestions.length > 0) return;
    if (this.#study.counts.open > 0 || this.#study.state !== 'active') return;
    this.#study = await finishEarly(this.#stores, this.#study, this.#now, 'space_exhausted');
  }

  /** The open trials that have the fixed values; null where none are fixed. */
  async #among({ fixed }: AskRequest): Promise<readonly string[] | null> {
    if (fixed === null) return null;
    if (this.#study.counts.open === 0) return [];
    const open = await this.#stores.trials.open(this.#study.id);
    return open.filter(({ assignments }) => honoursFixed(assignments, fixed)).map(({ id }) => id);
  }

  #held(request: AskRequest, among: readonly string[] | null): Promise<readonly Trial[]> {
    const { worker, leaseSeconds, count, resumesHeld } = request;
    if (!resumesHeld || worker === null || this.#study.counts.open === 0) return Promise.resolve([]);
    return this.#stores.trials.renewHeld({ studyId: this.#study.id, worker, leaseSeconds, limit: count, among });
  }

  async #queued(request: AskRequest, count: number, among: readonly string[] | null): Promise<readonly Trial[]> {
    if (this.#study.state !== 'active' || this.#study.counts.open === 0) return [];
    const trials = await this.#stores.trials.claimQueued({
      filter: { evaluator: null, projectId: null, studyId: this.#study.id, labels: {} },
      among,
      worker: request.worker,
      leaseSeconds: request.leaseSeconds,
      tokens: Array.from({ length: count }, () => this.#deps.identities.newToken()),
    });
    await this.#stores.events.append(trials.map((trial) => trialEvent('trial.started', trial)));
    return trials;
  }

  async #create(request: AskRequest, count: number): Promise<readonly Trial[]> {
    if (this.#study.state !== 'active') return [];
    const room = roomFor(this.#study, this.#now).trials;
    const suggestions = this.#computed.suggestions.slice(this.#used, this.#used + Math.min(count, room));
    if (suggestions.length === 0) return [];
    this.#used += suggestions.length;
    const created = await createSuggested(this.#deps, this.#stores, this.#study, this.#now, suggestions, request);
    this.#study = created.study;
    return created.trials;
  }

  #whyNone(): SurmiseError {
    const room = roomFor(this.#study, this.#now);
    if (room.trials === 0) return noRoom(this.#study, room.limit);
    if (this.#computed.failure !== null) return this.#computed.failure;
    // Somebody else took the queued trials that were seen: the next round computes.
    throw new StaleSnapshot();
  }
}
