import { openMemoryHarness, PlainExplainer, sampleDocument, type StoreHarness, UniformSuggester } from '#study/testing';
import type { IdentitySource, StudyDocumentInput, Suggester } from '#study';
import type { Caller } from '../caller.ts';
import { createProject } from '../create-project.ts';
import { createStudy } from '../create-study.ts';
import { createLoopDeps, type LoopDeps } from '../loop-deps.ts';

/** The use cases over some implementation of the stores, with a project to make studies in. */
export interface LoopHarness {
  readonly deps: LoopDeps;
  passTime(seconds: number): Promise<void>;
  /** Id of a new study in the harness's project. */
  newStudy(spec?: Partial<StudyDocumentInput['spec']>, labels?: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

export const tester: Caller = { principal: 'tester', idempotency: null };

/** The same request each time it is used: its key and body do not change. */
export function withKey(key: string, route = 'POST /test', bodyHash = 'body'): Caller {
  return { principal: 'tester', idempotency: { key, route, bodyHash } };
}

export async function openLoopHarness(
  stores: StoreHarness,
  identities: IdentitySource,
  suggester: Suggester = new UniformSuggester(),
): Promise<LoopHarness> {
  const deps = createLoopDeps({
    unitOfWork: stores.unitOfWork,
    wakeups: stores.wakeups,
    identities,
    suggester,
    explainer: new PlainExplainer(),
  });
  const slug = `project-${identities.newToken()}`;
  const project = await createProject(deps, { slug, displayName: 'Project' }, tester);
  let studies = 0;
  return {
    deps,
    passTime: (seconds) => stores.passTime(seconds),
    newStudy: async (spec = {}, labels = {}) => {
      studies += 1;
      const document = { ...sampleDocument(`study-${studies}`, spec), labels };
      const { study } = await createStudy(deps, { projectId: project.id, document }, tester);
      return study.id;
    },
    close: () => stores.close(),
  };
}

export async function openMemoryLoop(identities: IdentitySource, suggester?: Suggester): Promise<LoopHarness> {
  return openLoopHarness(await openMemoryHarness(), identities, suggester);
}
