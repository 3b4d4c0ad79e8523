import type { Assignments } from '#search-space';
import type { Snapshot } from '../snapshot.ts';
import type { StudyModel } from '../study-model.ts';
import type { StudyPredictions } from '../study-predictions.ts';

/** The compute threads behind explainModel() and predict(). Both reject with SurmiseError `unavailable` when it takes too long. */
export interface ModelExplainer {
  explainModel(snapshot: Snapshot): Promise<StudyModel>;
  /** Points are valid assignments of the snapshot's space. */
  predict(snapshot: Snapshot, points: readonly Assignments[]): Promise<StudyPredictions>;
}
