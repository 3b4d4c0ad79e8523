export { loadModel } from './artifacts/load-model.ts';
export { MODEL_FILES, type ModelMetadata, saveModel } from './artifacts/save-model.ts';
export { startBackend } from './backend/start-backend.ts';
export type { BackendChoice, TrainingBackend } from './backend/training-backend.ts';
export type { ImageData } from './datasets/image-data.ts';
export type { ImageSet, ImageShape } from './datasets/image-set.ts';
export { loadImageData } from './datasets/load-image-data.ts';
export { evaluateModel, type Evaluation } from './fit/evaluate-model.ts';
export type { EpochReport } from './fit/train-image-model.ts';
export { DIGITS_EPOCHS, DIGITS_OBJECTIVE, DIGITS_RETRAIN_EPOCHS, digitsParameters } from './tasks/digits-space.ts';
export { retrainAndTest, type Retraining, type RetrainResult } from './tasks/retrain-and-test.ts';
export {
  type ImageTrial,
  type ImageTrialResult,
  runImageTrial,
  type TrialMetrics,
  type TrialReport,
} from './tasks/run-image-trial.ts';
export { readTaskOptions, type TaskOptions } from './tasks/task-options.ts';
export { TrainingError, type TrainingErrorCode } from './training-error.ts';
