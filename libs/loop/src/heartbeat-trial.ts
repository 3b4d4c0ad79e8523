import type { Timestamp } from '#study';
import type { Caller } from './caller.ts';
import { leaseProblem } from './lease-problem.ts';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';
import { stopRequest, type StopRequest } from './stop-request.ts';

export interface HeartbeatTrial {
  readonly trialId: string;
  readonly leaseToken: string;
  /** Null: as long as before. */
  readonly leaseSeconds: number | null;
}

export interface Heartbeat {
  readonly leaseUntil: Timestamp;
  readonly stop: StopRequest | null;
}

/** Extends the lease by database time. A repetition extends it once more and does no harm, so that a key is not needed. */
export async function heartbeatTrial(deps: LoopDeps, command: HeartbeatTrial, _caller: Caller): Promise<Heartbeat> {
  return deps.unitOfWork.run(async (stores) => {
    const renewed = await stores.trials.renewLease(command.trialId, command.leaseToken, command.leaseSeconds);
    const leaseUntil = renewed?.attempt?.leaseUntil ?? null;
    if (renewed !== null && leaseUntil !== null) return { leaseUntil, stop: stopRequest(renewed) };
    const trial = await stores.trials.find(command.trialId);
    const problem = trial === null ? null : leaseProblem(trial, command.leaseToken);
    throw problem ?? notFound('trial', command.trialId);
  });
}
