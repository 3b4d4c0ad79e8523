import type { Prediction } from './suggestion.ts';

/** What a study's models expect of one configuration. */
export interface PointPrediction {
  /** By metric: objectives and limited metrics that have a model. */
  readonly predicted: Readonly<Record<string, Prediction>>;
  /** That a trial of it works out and is measured within every limit, noise included; null where a limited metric has no model. */
  readonly probabilityOfFeasibility: number | null;
}

/** What a study's models expect at one revision, in the order in which the configurations were given. */
export interface StudyPredictions {
  readonly revision: number;
  readonly predictions: readonly PointPrediction[];
  readonly unmodelled: readonly { readonly metric: string; readonly reason: string }[];
}
