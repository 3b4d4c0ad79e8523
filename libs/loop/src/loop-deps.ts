import type { IdentitySource, Suggester, UnitOfWork, Wakeups } from '#study';
import { AskCoalescer } from './ask-coalescer.ts';
import type { AskAnswer, AskRequest } from './ask-request.ts';
import { RecommendationCache } from './recommendation-cache.ts';
import { SnapshotReader } from './snapshot-reader.ts';
import { SpaceCache } from './space-cache.ts';

export interface LoopPorts {
  readonly unitOfWork: UnitOfWork;
  readonly suggester: Suggester;
  readonly wakeups: Wakeups;
  readonly identities: IdentitySource;
}

/** What every use case is handed: the ports, and the caches of this process. */
export interface LoopDeps extends LoopPorts {
  readonly asks: AskCoalescer<AskRequest, AskAnswer>;
  readonly snapshots: SnapshotReader;
  readonly recommendations: RecommendationCache;
  readonly spaces: SpaceCache;
}

export function createLoopDeps(ports: LoopPorts): LoopDeps {
  return {
    ...ports,
    asks: new AskCoalescer(),
    snapshots: new SnapshotReader(),
    recommendations: new RecommendationCache(ports.suggester),
    spaces: new SpaceCache(),
  };
}
