import type { Snapshot } from '../snapshot.ts';
import type { StudyModel } from '../study-model.ts';

/** The compute threads behind explainModel(). Rejects with SurmiseError `unavailable` when it takes too long. */
export interface ModelExplainer {
  explainModel(snapshot: Snapshot): Promise<StudyModel>;
}
