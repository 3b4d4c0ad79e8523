import { type Assignments, compileSpace, MAX_ISSUES, validateAssignments } from '#search-space';
import { invalidRequest, type Issue, type StudyPredictions } from '#study';
import { MAX_PREDICTED_POINTS } from './constants.ts';
import type { LoopDeps } from './loop-deps.ts';
import { readResultSnapshot } from './result-snapshot.ts';

export interface PredictPoints {
  readonly studyId: string;
  readonly points: readonly Assignments[];
}

/** What the models of a study expect of configurations that need not have been tried. Nothing is stored. */
export async function predictPoints(
  deps: Pick<LoopDeps, 'unitOfWork' | 'snapshots' | 'explainer'>,
  { studyId, points }: PredictPoints,
): Promise<StudyPredictions> {
  if (points.length < 1 || points.length > MAX_PREDICTED_POINTS) {
    const detail = `Between 1 and ${MAX_PREDICTED_POINTS} points can be predicted at once.`;
    throw invalidRequest([{ pointer: '/points', detail }]);
  }
  const snapshot = await readResultSnapshot(deps, studyId);
  const space = compileSpace(snapshot.spec);
  const issues: Issue[] = [];
  for (const [index, point] of points.entries()) {
    const room = MAX_ISSUES - issues.length;
    if (room === 0) break;
    for (const issue of validateAssignments(space, point, room)) {
      // A point is the assignments themselves.
      issues.push({ ...issue, pointer: `/points/${index}${issue.pointer.replace(/^\/assignments/, '')}` });
    }
  }
  if (issues.length > 0) throw invalidRequest(issues);
  return deps.explainer.predict(snapshot, points);
}
