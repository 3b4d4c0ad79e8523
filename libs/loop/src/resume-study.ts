import type { Caller } from './caller.ts';
import { changeStudy, saveWithEvent, type StudyReference, wrongStudyState } from './study-change.ts';
import type { LoopDeps } from './loop-deps.ts';
import { noRoom, roomFor } from './room.ts';
import type { StudyView } from './study-view.ts';

/** A finished study can be taken up again as long as it has budget left. */
export function resumeStudy(deps: LoopDeps, reference: StudyReference, caller: Caller): Promise<StudyView> {
  return changeStudy(deps, reference, caller, async (stores, study, now) => {
    if (study.state === 'active') return study;
    if (study.state === 'archived') throw wrongStudyState(study, 'resumed');
    const room = roomFor(study, now);
    if (study.state === 'finished' && room.trials === 0 && room.limit !== 'parallelTrials')
      throw noRoom(study, room.limit);
    const saved = await saveWithEvent(stores, { ...study, state: 'active', finishReason: null }, 'study.resumed');
    await stores.wakeups.workAvailable(study.id);
    return saved;
  });
}
