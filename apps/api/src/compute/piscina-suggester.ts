import type { Logger } from '#platform';
import type { Assignments } from '#search-space';
import { recommendObserved } from '#strategies';
import {
  type InterruptionCode,
  type ModelExplainer,
  type Recommendation,
  type Snapshot,
  specAfterInterruption,
  type StudyModel,
  type StudyPredictions,
  type Suggester,
  type Suggestion,
  SurmiseError,
} from '#study';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { ComputeQueue, type ComputeKind } from './compute-queue.ts';
import {
  EXPLAIN_LIMIT_MS,
  LARGEST_ASK,
  LEAST_THREADS,
  MOST_THREADS,
  PREDICT_LIMIT_MS,
  RECOMMEND_LIMIT_MS,
  SHARE_OF_BATCH,
  SPARE_PROCESSORS,
  SUGGEST_LIMIT_MS,
} from './constants.ts';
import { QueueBusy } from './queue-busy.ts';
import type {
  ExplainResult,
  ExplainTask,
  PredictResult,
  PredictTask,
  RecommendResult,
  RecommendTask,
  SuggestResult,
  SuggestTask,
} from './suggest-task.ts';
import type { explainInThread, predictInThread, recommendInThread, suggestInThread } from './suggest.worker.ts';

const FROM_SOURCE = import.meta.url.endsWith('.ts');
const WORKER = fileURLToPath(new URL(`suggest.worker.${FROM_SOURCE ? 'ts' : 'js'}`, import.meta.url));
const SUGGEST: typeof suggestInThread.name = 'suggestInThread';
const RECOMMEND: typeof recommendInThread.name = 'recommendInThread';
const EXPLAIN: typeof explainInThread.name = 'explainInThread';
const PREDICT: typeof predictInThread.name = 'predictInThread';

interface Options {
  readonly threads?: number | null;
  readonly limitMs?: number;
  readonly recommendLimitMs?: number;
  readonly explainLimitMs?: number;
  readonly predictLimitMs?: number;
}

/** The ports of everything that computes with a model, on worker threads, so that a fit never holds up the event loop. */
export class PiscinaSuggester implements Suggester, ModelExplainer {
  readonly #pool: Piscina;
  readonly #queue: ComputeQueue;
  readonly #log: Logger;
  readonly #limitMs: number;
  readonly #recommendLimitMs: number;
  readonly #explainLimitMs: number;
  readonly #predictLimitMs: number;

  constructor(
    log: Logger,
    {
      threads,
      limitMs = SUGGEST_LIMIT_MS,
      recommendLimitMs = RECOMMEND_LIMIT_MS,
      explainLimitMs = EXPLAIN_LIMIT_MS,
      predictLimitMs = PREDICT_LIMIT_MS,
    }: Options = {},
  ) {
    const most = threads ?? Math.max(LEAST_THREADS, Math.min(MOST_THREADS, availableParallelism() - SPARE_PROCESSORS));
    this.#queue = new ComputeQueue(most);
    this.#log = log;
    this.#limitMs = limitMs;
    this.#recommendLimitMs = recommendLimitMs;
    this.#explainLimitMs = explainLimitMs;
    this.#predictLimitMs = predictLimitMs;
    this.#pool = new Piscina({
      filename: WORKER,
      execArgv: FROM_SOURCE ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [],
      minThreads: 1,
      maxThreads: most,
      // A thread that slept and woke would have to compile its kernels anew.
      idleTimeout: Number.POSITIVE_INFINITY,
    });
  }

  async suggest(snapshot: Snapshot, count: number, first: number | null = null): Promise<readonly Suggestion[]> {
    if (first !== null) return this.#suggestAgain(snapshot, count, first);
    const dueAfterMs = SHARE_OF_BATCH * this.#limitMs;
    try {
      return await this.#compute({ snapshot, count, dueAfterMs }, kindOf(count), this.#limitMs);
    } catch (error) {
      if (error instanceof SurmiseError) throw error;
      const fallback = failureOf(error, 'The strategy', this.#limitMs);
      this.#log.warn({ err: error, studyId: snapshot.studyId, trials: snapshot.trials.length }, fallback.reason);
      const instead = await this.#fallBack({ ...snapshot, spec: specAfterInterruption(snapshot.spec) }, count);
      return instead.map(({ assignments, explanation }) => ({
        assignments,
        explanation: { ...explanation, fallback },
      }));
    }
  }

  /** Nothing else will do, and less neither. */
  async #suggestAgain(snapshot: Snapshot, count: number, first: number): Promise<readonly Suggestion[]> {
    try {
      return await this.#compute({ snapshot, count, first }, kindOf(first), this.#limitMs);
    } catch (error) {
      throw unavailable(error, 'Computing the suggestion again', this.#limitMs);
    }
  }

  async recommend(snapshot: Snapshot): Promise<Recommendation | null> {
    const task: RecommendTask = { snapshot };
    try {
      return await this.#run<RecommendResult>('look', task, RECOMMEND, this.#recommendLimitMs);
    } catch (error) {
      const fallback = failureOf(error, 'The model', this.#recommendLimitMs);
      this.#log.warn({ err: error, studyId: snapshot.studyId, trials: snapshot.trials.length }, fallback.reason);
      return recommendObserved(snapshot, fallback);
    }
  }

  explainModel(snapshot: Snapshot): Promise<StudyModel> {
    const task: ExplainTask = { snapshot };
    return this.#runWithin<ExplainResult>(task, EXPLAIN, this.#explainLimitMs, 'Explaining the model');
  }

  predict(snapshot: Snapshot, points: readonly Assignments[]): Promise<StudyPredictions> {
    const task: PredictTask = { snapshot, points };
    return this.#runWithin<PredictResult>(task, PREDICT, this.#predictLimitMs, 'Predicting');
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  /** For what has no second best: whoever asked may come again. A defect goes up as it is. */
  async #runWithin<Result>(task: object, name: string, limitMs: number, what: string): Promise<Result> {
    try {
      return await this.#run<Result>('look', task, name, limitMs);
    } catch (error) {
      throw unavailable(error, what, limitMs);
    }
  }

  /** On a machine that is too busy even for this, asking again is all that is left. */
  async #fallBack(snapshot: Snapshot, count: number): Promise<readonly Suggestion[]> {
    try {
      // Cheap, and waited long enough: it does not queue behind batches again.
      return await this.#compute({ snapshot, count, dueAfterMs: SUGGEST_LIMIT_MS }, 'ask', SUGGEST_LIMIT_MS);
    } catch (error) {
      if (error instanceof SurmiseError) throw error;
      throw new SurmiseError('unavailable', 'No suggestion could be computed in time.', {
        hint: 'The machine is overloaded: ask again later, or for fewer trials at once.',
        retryAfterSeconds: 5,
        cause: error,
      });
    }
  }

  /** Waits for a thread as long as it may then compute: time in the queue is nobody's fault but the machine's. */
  #run<Result>(kind: ComputeKind, task: object, name: string, limitMs: number): Promise<Result> {
    return this.#queue.run(
      kind,
      limitMs,
      async () => (await this.#pool.run(task, { name, signal: AbortSignal.timeout(limitMs) })) as Result,
    );
  }

  async #compute(task: SuggestTask, kind: ComputeKind, limitMs: number): Promise<readonly Suggestion[]> {
    const result = await this.#run<SuggestResult>(kind, task, SUGGEST, limitMs);
    if (result.kind === 'suggested') return result.suggestions;
    throw new SurmiseError(result.code, result.message, result.hint === undefined ? {} : { hint: result.hint });
  }
}

function kindOf(count: number): ComputeKind {
  return count > LARGEST_ASK ? 'batch' : 'ask';
}

/** What to throw where nothing can stand in: a defect goes up as it is. */
function unavailable(error: unknown, what: string, limitMs: number): unknown {
  if (!isLate(error) && !(error instanceof QueueBusy)) return error;
  const late = error instanceof QueueBusy ? busyFor(limitMs) : `${what} took longer than ${limitMs / 1000} s.`;
  return new SurmiseError('unavailable', late, {
    hint: 'The study is large or the machine is busy: ask again later.',
    retryAfterSeconds: 5,
    cause: error,
  });
}

/** The stored code tells a replay that the study's own strategy was not asked to the end. */
function failureOf(error: unknown, what: string, limitMs: number): { code: InterruptionCode; reason: string } {
  if (error instanceof QueueBusy) return { code: 'time_limit', reason: busyFor(limitMs) };
  return isLate(error)
    ? { code: 'time_limit', reason: `${what} took longer than ${limitMs / 1000} s.` }
    : { code: 'strategy_failed', reason: `${what} failed unexpectedly.` };
}

function busyFor(limitMs: number): string {
  return `No compute thread could be had for ${limitMs / 1000} s.`;
}

function isLate(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}
