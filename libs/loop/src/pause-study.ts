import type { Caller } from './caller.ts';
import { changeStudy, saveWithEvent, type StudyReference, wrongStudyState } from './study-change.ts';
import type { LoopDeps } from './loop-deps.ts';
import type { StudyView } from './study-view.ts';

/** Nothing is handed out any more; running trials go on and their results count. */
export function pauseStudy(deps: LoopDeps, reference: StudyReference, caller: Caller): Promise<StudyView> {
  return changeStudy(deps, reference, caller, async (stores, study) => {
    if (study.state === 'paused') return study;
    if (study.state !== 'active') throw wrongStudyState(study, 'paused');
    return saveWithEvent(stores, { ...study, state: 'paused' }, 'study.paused');
  });
}
