import type { SourceHistory, Stores, Study, StudyDocument } from '#study';
import type { Caller } from './caller.ts';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';
import { resolveSources } from './resolve-sources.ts';
import { studyView, type StudyView } from './study-view.ts';
import { takeHistory } from './take-history.ts';
import { transact } from './transact.ts';
import { studyEvent } from './trial-event.ts';

export interface CreateStudy {
  readonly projectId: string;
  /** As the schema gives it: checked, defaults filled in. */
  readonly document: StudyDocument;
}

/**
 * A study whose document has no seed gets one, and what it learns from other studies is copied as it is now, so that everything after can be
 * computed again.
 */
export function createStudy(deps: LoopDeps, command: CreateStudy, caller: Caller): Promise<StudyView> {
  const { document } = command;
  return transact(deps, caller, async (stores) => {
    const project = await stores.projects.find(command.projectId);
    if (project === null) throw notFound('project', command.projectId);
    const sources = await resolveSources(stores, project.id, document.spec.warmStart);
    const study = await stores.studies.insert({
      id: deps.identities.newId(),
      projectId: project.id,
      name: document.name,
      displayName: document.displayName || document.name,
      description: document.description,
      labels: document.labels,
      spec: {
        ...document.spec,
        warmStart: sources.map(({ id }) => id),
        seed: document.spec.seed ?? deps.identities.newSeed(),
      },
      createdBy: caller.principal,
    });
    if (sources.length > 0) await stores.sources.insert(study.id, await takeHistories(stores, study, sources));
    await stores.events.append([studyEvent('study.created', study)]);
    if (study.state === 'active') await stores.wakeups.workAvailable(study.id);
    return studyView(stores, study);
  });
}

async function takeHistories(
  stores: Stores,
  study: Study,
  sources: readonly Study[],
): Promise<readonly SourceHistory[]> {
  const histories: SourceHistory[] = [];
  for (const source of sources)
    histories.push(takeHistory(study.spec, source, await stores.trials.endedSince(source.id, 0)));
  return histories;
}
