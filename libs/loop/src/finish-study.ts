import type { Caller } from './caller.ts';
import { changeStudy, type StudyReference, wrongStudyState } from './study-change.ts';
import { finishEarly } from './finish-early.ts';
import type { LoopDeps } from './loop-deps.ts';
import type { StudyView } from './study-view.ts';

/** Ends the study by word of a person: queued trials are cancelled, running ones may still bring their results. */
export function finishStudy(deps: LoopDeps, reference: StudyReference, caller: Caller): Promise<StudyView> {
  return changeStudy(deps, reference, caller, async (stores, study, now) => {
    if (study.state === 'finished') return study;
    if (study.state === 'archived') throw wrongStudyState(study, 'finished');
    return finishEarly(stores, study, now, 'requested');
  });
}
