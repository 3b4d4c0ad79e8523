import type { StudyView } from '#loop';

/** A study as clients see it. */
export function studyAnswer({ study, progress, best }: StudyView) {
  return {
    id: study.id,
    projectId: study.projectId,
    name: study.name,
    displayName: study.displayName,
    description: study.description,
    labels: study.labels,
    spec: study.spec,
    state: study.state,
    finishReason: study.finishReason,
    revision: study.revision,
    spaceVersion: study.spaceVersion,
    createdBy: study.createdBy,
    createdAt: study.createdAt,
    updatedAt: study.updatedAt,
    progress,
    best: best && {
      id: best.id,
      number: best.number,
      assignments: best.assignments,
      metrics: best.metrics,
      endedAt: best.endedAt,
    },
  };
}
