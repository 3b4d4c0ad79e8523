import type { Assignments } from '#search-space';
import type { ModelExplainer } from '../ports/model-explainer.ts';
import type { Snapshot } from '../snapshot.ts';
import type { StudyModel } from '../study-model.ts';
import type { StudyPredictions } from '../study-predictions.ts';

/** A fake model: it expects the mean of the first objective's results everywhere, and believes nothing of any parameter. */
export class PlainExplainer implements ModelExplainer {
  explainModel({ revision, spec }: Snapshot): Promise<StudyModel> {
    const unmodelled = spec.objectives.map(({ metric }) => ({ metric, reason: 'A fake has no model.' }));
    return Promise.resolve({ revision, models: [], unmodelled });
  }

  predict({ revision, spec, trials }: Snapshot, points: readonly Assignments[]): Promise<StudyPredictions> {
    const metric = spec.objectives[0]?.metric ?? '';
    const values = trials.flatMap(({ metrics }) => metrics[metric]?.value ?? []);
    if (values.length === 0) {
      const predictions = points.map(() => ({ predicted: {}, probabilityOfFeasibility: 1 }));
      return Promise.resolve({ revision, predictions, unmodelled: [{ metric, reason: 'There is no result.' }] });
    }
    const mean = values.reduce((sum, value) => sum + value / values.length, 0);
    const predicted = { [metric]: { mean, standardDeviation: 1 } };
    const predictions = points.map(() => ({ predicted, probabilityOfFeasibility: 1 }));
    return Promise.resolve({ revision, predictions, unmodelled: [] });
  }
}
