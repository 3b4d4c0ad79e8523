import { type IdempotencyKey, type JsonValue, type Stores, SurmiseError } from '#study';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';

/**
 * Runs the effect once per Idempotency-Key. The answer is stored in the effect's own transaction: either both are there or neither.
 * Errors are not stored, so a request that failed can be sent again with its key.
 */
export async function withIdempotency<T>(
  stores: Stores,
  caller: Caller,
  effect: () => Promise<T>,
  remember: (answer: T) => boolean = () => true,
): Promise<T> {
  const { idempotency } = caller;
  if (idempotency === null) return effect();
  const key: IdempotencyKey = { principal: caller.principal, key: idempotency.key, route: idempotency.route };
  if (!(await stores.idempotency.hold(key))) {
    throw new SurmiseError('request_in_progress', 'A request with this Idempotency-Key is still running.', {
      hint: 'Send it again in a moment to get its answer.',
      retryAfterSeconds: 1,
    });
  }
  const earlier = await stores.idempotency.find(key);
  if (earlier !== null) {
    if (earlier.bodyHash !== idempotency.bodyHash) {
      throw new SurmiseError('idempotency_mismatch', 'This Idempotency-Key was used with another body.', {
        hint: 'Use a new key for a new request.',
      });
    }
    return earlier.answer as T;
  }
  const answer = await effect();
  if (!(answer instanceof Refusal) && remember(answer)) {
    await stores.idempotency.save(key, { bodyHash: idempotency.bodyHash, answer: answer as JsonValue });
  }
  return answer;
}
