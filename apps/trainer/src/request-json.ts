import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ApiProblem } from './api-problem.ts';
import { REQUEST_TIMEOUT_MS } from './constants.ts';
import { retryDelay } from './retry-delay.ts';

export interface ServiceAddress {
  readonly url: string;
  readonly apiKey: string;
}

export interface JsonRequest<Answer> {
  readonly method: 'GET' | 'POST';
  /** Below /api/v1. */
  readonly path: string;
  readonly body?: unknown;
  readonly answer: z.ZodType<Answer>;
  /** Gives up waiting and trying. */
  readonly signal: AbortSignal;
  /** How long the service itself may wait before it answers. */
  readonly waitMs?: number;
  readonly onRetry: (reason: string, delayMs: number) => void;
}

/** Not a refusal, only no answer yet. */
interface TryAgain {
  readonly reason: string;
  readonly retryAfterSeconds: number | null;
}

const problemSchema = z.object({ code: z.string(), detail: z.string() });

/**
 * One call of the service, repeated until it is answered: a service that restarts or is out of reach costs time, never
 * a result. All tries of a POST carry the same Idempotency-Key, so that one that was heard but whose answer was lost is
 * not done twice. Rejects with ApiProblem for a refusal, and with the signal's reason when aborted.
 */
export async function requestJson<Answer>(address: ServiceAddress, request: JsonRequest<Answer>): Promise<Answer> {
  const idempotencyKey = randomUUID();
  for (let tries = 1; ; tries++) {
    const result = await tryOnce(address, request, idempotencyKey);
    if ('answer' in result) return result.answer;
    const delayMs = retryDelay(tries, result.retryAfterSeconds, Math.random);
    request.onRetry(result.reason, delayMs);
    await sleep(delayMs, undefined, { signal: request.signal });
  }
}

async function tryOnce<Answer>(
  { url, apiKey }: ServiceAddress,
  { method, path, body, answer, signal, waitMs = 0 }: JsonRequest<Answer>,
  idempotencyKey: string,
): Promise<{ answer: Answer } | TryAgain> {
  signal.throwIfAborted();
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS + waitMs)]),
    });
    text = await response.text();
  } catch (error) {
    signal.throwIfAborted();
    return { reason: connectionReason(error), retryAfterSeconds: null };
  }
  if (response.ok) return { answer: answer.parse(JSON.parse(text)) };
  const { code, detail } = readProblem(response, text);
  // The same key in flight is our own earlier try; 429 and 5xx are about the moment, not about the request.
  if (response.status >= 500 || response.status === 429 || code === 'request_in_progress') {
    const after = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      reason: `${response.status} ${code}: ${detail}`,
      retryAfterSeconds: Number.isFinite(after) ? after : null,
    };
  }
  throw new ApiProblem(response.status, code, detail);
}

function readProblem(response: Response, text: string): { code: string; detail: string } {
  try {
    return problemSchema.parse(JSON.parse(text));
  } catch {
    // Not from the service but from something between, a proxy for instance.
    return { code: 'no_problem_document', detail: `${response.statusText} ${text.slice(0, 200)}`.trim() };
  }
}

function connectionReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
