import type { StudyDocument } from '#study';
import type { Caller } from './caller.ts';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';
import { studyView, type StudyView } from './study-view.ts';
import { transact } from './transact.ts';
import { studyEvent } from './trial-event.ts';

export interface CreateStudy {
  readonly projectId: string;
  /** As the schema gives it: checked, defaults filled in. */
  readonly document: StudyDocument;
}

/** A study whose document has no seed gets one, so that everything after can be computed again. */
export function createStudy(deps: LoopDeps, command: CreateStudy, caller: Caller): Promise<StudyView> {
  const { document } = command;
  return transact(deps, caller, async (stores) => {
    const project = await stores.projects.find(command.projectId);
    if (project === null) throw notFound('project', command.projectId);
    const study = await stores.studies.insert({
      id: deps.identities.newId(),
      projectId: project.id,
      name: document.name,
      displayName: document.displayName || document.name,
      description: document.description,
      labels: document.labels,
      spec: { ...document.spec, seed: document.spec.seed ?? deps.identities.newSeed() },
      createdBy: caller.principal,
    });
    await stores.events.append([studyEvent('study.created', study)]);
    if (study.state === 'active') await stores.wakeups.workAvailable(study.id);
    return studyView(stores, study);
  });
}
