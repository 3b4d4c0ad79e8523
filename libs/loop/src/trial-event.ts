import type { EventType, JsonValue, NewStudyEvent, Study, Trial } from '#study';

export function trialEvent(
  type: EventType,
  trial: Trial,
  data: Readonly<Record<string, JsonValue>> = {},
): NewStudyEvent {
  return {
    type,
    projectId: trial.projectId,
    studyId: trial.studyId,
    trialId: trial.id,
    data: { number: trial.number, state: trial.state, attempt: trial.attempt?.number ?? null, ...data },
  };
}

export function studyEvent(
  type: EventType,
  study: Study,
  data: Readonly<Record<string, JsonValue>> = {},
): NewStudyEvent {
  return { type, projectId: study.projectId, studyId: study.id, trialId: null, data: { state: study.state, ...data } };
}

export function bestEvent(study: Study, trial: Trial): NewStudyEvent {
  return studyEvent('study.best', study, { trialId: trial.id, number: trial.number, value: study.bestValue });
}

export function finishedEvent(study: Study): NewStudyEvent {
  return studyEvent('study.finished', study, { reason: study.finishReason });
}
