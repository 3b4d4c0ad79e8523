import type { Stores } from '#study';
import type { Caller } from './caller.ts';
import type { LoopDeps } from './loop-deps.ts';
import { Refusal } from './refusal.ts';
import { withIdempotency } from './with-idempotency.ts';

/** One idempotent transaction. A Refusal is committed, then thrown. */
export async function transact<T>(
  deps: Pick<LoopDeps, 'unitOfWork'>,
  caller: Caller,
  effect: (stores: Stores) => Promise<T | Refusal>,
): Promise<T> {
  const outcome = await deps.unitOfWork.run((stores) => withIdempotency(stores, caller, () => effect(stores)));
  if (outcome instanceof Refusal) throw outcome.error;
  return outcome;
}
