import {
  type IdentitySource,
  isInterruption,
  type ModelExplainer,
  type Recommendation,
  type StudyModel,
  type Suggester,
  type UnitOfWork,
  type Wakeups,
} from '#study';
import { AskCoalescer } from './ask-coalescer.ts';
import type { AskAnswer, AskRequest } from './ask-request.ts';
import { RevisionCache } from './revision-cache.ts';
import { SnapshotReader } from './snapshot-reader.ts';
import { SpaceCache } from './space-cache.ts';

export interface LoopPorts {
  readonly unitOfWork: UnitOfWork;
  readonly suggester: Suggester;
  readonly explainer: ModelExplainer;
  readonly wakeups: Wakeups;
  readonly identities: IdentitySource;
}

/** What every use case is handed: the ports, and the caches of this process. */
export interface LoopDeps extends LoopPorts {
  readonly asks: AskCoalescer<AskRequest, AskAnswer>;
  readonly snapshots: SnapshotReader;
  readonly recommendations: RevisionCache<Recommendation | null>;
  readonly models: RevisionCache<StudyModel>;
  readonly spaces: SpaceCache;
}

export function createLoopDeps(ports: LoopPorts): LoopDeps {
  return {
    ...ports,
    asks: new AskCoalescer(),
    snapshots: new SnapshotReader(),
    recommendations: new RevisionCache(
      (snapshot) => ports.suggester.recommend(snapshot),
      (answer) => answer?.fallback == null || !isInterruption(answer.fallback.code),
    ),
    models: new RevisionCache((snapshot) => ports.explainer.explainModel(snapshot)),
    spaces: new SpaceCache(),
  };
}
