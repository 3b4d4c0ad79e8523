import { type EventType, type Stores, type Study, SurmiseError, type Timestamp } from '#study';
import type { Caller } from './caller.ts';
import type { LoopDeps } from './loop-deps.ts';
import { notFound } from './not-found.ts';
import { studyView, type StudyView } from './study-view.ts';
import { transact } from './transact.ts';
import { studyEvent } from './trial-event.ts';

export interface StudyReference {
  readonly studyId: string;
}

/** Runs a change of the locked study; null leaves it as it is. */
export function changeStudy(
  deps: LoopDeps,
  { studyId }: StudyReference,
  caller: Caller,
  change: (stores: Stores, study: Study, now: Timestamp) => Promise<Study>,
): Promise<StudyView> {
  return transact(deps, caller, async (stores) => {
    const locked = await stores.studies.lock(studyId);
    if (locked === null) throw notFound('study', studyId);
    return studyView(stores, await change(stores, locked.study, locked.now));
  });
}

export async function saveWithEvent(stores: Stores, study: Study, type: EventType): Promise<Study> {
  const saved = await stores.studies.save(study);
  await stores.events.append([studyEvent(type, saved)]);
  return saved;
}

export function wrongStudyState(study: Study, wanted: string): SurmiseError {
  return new SurmiseError('conflict', `The study is ${study.state}: it cannot be ${wanted}.`, {
    details: { state: study.state },
  });
}
