import type { Logger } from '#platform';
import {
  type InterruptionCode,
  type Snapshot,
  specAfterInterruption,
  type Suggester,
  type Suggestion,
  SurmiseError,
} from '#study';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { MOST_THREADS, SPARE_PROCESSORS, SUGGEST_LIMIT_MS } from './constants.ts';
import type { SuggestResult, SuggestTask } from './suggest-task.ts';
import type { suggestInThread } from './suggest.worker.ts';

const FROM_SOURCE = import.meta.url.endsWith('.ts');
const WORKER = fileURLToPath(new URL(`suggest.worker.${FROM_SOURCE ? 'ts' : 'js'}`, import.meta.url));
const FUNCTION: typeof suggestInThread.name = 'suggestInThread';

interface Options {
  readonly threads?: number | null;
  readonly limitMs?: number;
}

/** The Suggester port on worker threads, so that a fit never holds up the event loop. */
export class PiscinaSuggester implements Suggester {
  readonly #pool: Piscina<SuggestTask, SuggestResult>;
  readonly #log: Logger;
  readonly #limitMs: number;

  constructor(log: Logger, { threads, limitMs = SUGGEST_LIMIT_MS }: Options = {}) {
    const processors = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - SPARE_PROCESSORS));
    this.#log = log;
    this.#limitMs = limitMs;
    this.#pool = new Piscina({
      filename: WORKER,
      execArgv: FROM_SOURCE ? ['--conditions=source', '--disable-warning=ExperimentalWarning'] : [],
      minThreads: 1,
      maxThreads: threads ?? processors,
      // A thread that slept and woke would have to compile its kernels anew.
      idleTimeout: Number.POSITIVE_INFINITY,
    });
  }

  async suggest(snapshot: Snapshot, count: number): Promise<readonly Suggestion[]> {
    try {
      return await this.#compute(snapshot, count, this.#limitMs);
    } catch (error) {
      if (error instanceof SurmiseError) throw error;
      const fallback = failureOf(error, this.#limitMs);
      this.#log.warn({ err: error, studyId: snapshot.studyId, trials: snapshot.trials.length }, fallback.reason);
      const instead = await this.#fallBack({ ...snapshot, spec: specAfterInterruption(snapshot.spec) }, count);
      return instead.map(({ assignments, explanation }) => ({
        assignments,
        explanation: { ...explanation, fallback },
      }));
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  /** On a machine that is too busy even for this, asking again is all that is left. */
  async #fallBack(snapshot: Snapshot, count: number): Promise<readonly Suggestion[]> {
    try {
      return await this.#compute(snapshot, count, SUGGEST_LIMIT_MS);
    } catch (error) {
      if (error instanceof SurmiseError) throw error;
      throw new SurmiseError('unavailable', 'No suggestion could be computed in time.', {
        hint: 'The machine is overloaded: ask again later, or for fewer trials at once.',
        retryAfterSeconds: 5,
        cause: error,
      });
    }
  }

  async #compute(snapshot: Snapshot, count: number, limitMs: number): Promise<readonly Suggestion[]> {
    const result = await this.#pool.run({ snapshot, count }, { name: FUNCTION, signal: AbortSignal.timeout(limitMs) });
    if (result.kind === 'suggested') return result.suggestions;
    throw new SurmiseError(result.code, result.message, result.hint === undefined ? {} : { hint: result.hint });
  }
}

/** The stored code tells a replay that the study's own strategy was not asked to the end. */
function failureOf(error: unknown, limitMs: number): { code: InterruptionCode; reason: string } {
  const late = typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
  return late
    ? { code: 'time_limit', reason: `The strategy took longer than ${limitMs / 1000} s.` }
    : { code: 'strategy_failed', reason: 'The strategy failed unexpectedly.' };
}
