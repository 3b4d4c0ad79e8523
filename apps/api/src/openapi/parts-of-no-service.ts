import { createLoopDeps } from '#loop';
import { createLogger } from '#platform';
import { SurmiseError } from '#study';
import type { AppParts } from '../app.module.ts';

/** The contract is made of declarations alone: whatever stands behind the routes is never asked. */
function absent(): never {
  throw new SurmiseError('unavailable', 'There is no service behind these routes.');
}

export function partsOfNoService(): AppParts {
  const unitOfWork = { run: absent, read: absent };
  const identities = { newId: absent, newToken: absent, newSeed: absent };
  const suggester = { suggest: absent, recommend: absent };
  const explainer = { explainModel: absent, predict: absent };
  return {
    log: createLogger('warn'),
    loop: createLoopDeps({ unitOfWork, identities, suggester, explainer, wakeups: { subscribe: absent } }),
    reads: { listTrials: absent, listStudies: absent, listProjects: absent, listHistory: absent },
    unitOfWork,
    checkDatabase: absent,
    stopping: new AbortController().signal,
  };
}
