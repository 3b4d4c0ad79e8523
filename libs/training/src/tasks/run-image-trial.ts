import { createRng } from '#numerics';
import type { Cancellation, Trial } from '#study';
import { saveModel } from '../artifacts/save-model.ts';
import { loadImageData } from '../datasets/load-image-data.ts';
import { pixelStatistics } from '../datasets/pixel-statistics.ts';
import { trainImageModel } from '../fit/train-image-model.ts';
import type { EpochReport } from '../fit/train-image-model.ts';
import { buildImageModel } from '../model/build-image-model.ts';
import { prepareImageTask } from './prepare-image-task.ts';
import type { TaskOptions } from './task-options.ts';

/** Metric values of one epoch by name, as a study declares them. */
export type TrialMetrics = Readonly<Record<'accuracy' | 'loss' | 'trainLoss' | 'epochSeconds', number>>;

export interface TrialReport {
  readonly step: number;
  readonly metrics: TrialMetrics;
}

export interface ImageTrial {
  readonly assignments: Trial['assignments'];
  readonly options: TaskOptions;
  /** Folder of the repository, where the data sets are. */
  readonly root: string;
  readonly memoryLimitBytes: number;
  /** Where the model of the best epoch goes; null: it is not kept. */
  readonly artifactFolder: string | null;
  readonly onReport: (report: TrialReport) => void;
  readonly cancellation: Cancellation;
}

export interface ImageTrialResult {
  /** Of the epoch whose weights are saved; null if it was stopped before the first epoch ended. */
  readonly metrics: TrialMetrics | null;
  readonly stopped: boolean;
}

/** Trains and measures one configuration. The test images are not touched. A backend must have been started. */
export async function runImageTrial(trial: ImageTrial): Promise<ImageTrialResult> {
  const { assignments, options, artifactFolder, cancellation, onReport } = trial;
  const data = await loadImageData(options.dataset, trial.root);
  const { hyperparameters, network } = prepareImageTask(assignments, data.train, trial.memoryLimitBytes);
  const rng = createRng(`training ${options.seed}`);
  const model = buildImageModel(network, pixelStatistics(data.train), rng.fork('weights'));
  try {
    const { kept, stopped } = await trainImageModel({
      model,
      train: data.train,
      validation: data.validation,
      hyperparameters,
      epochs: options.epochs,
      rng: rng.fork('batches'),
      onEpoch: (epoch) => {
        const metrics = trialMetrics(epoch);
        if (metrics !== null) onReport({ step: epoch.step, metrics });
      },
      cancellation,
    });
    const metrics = kept === null ? null : trialMetrics(kept);
    if (artifactFolder !== null && metrics !== null) {
      await saveModel(model.probabilities, artifactFolder, {
        task: options.task,
        dataset: options.dataset,
        assignments,
        validationAccuracy: metrics.accuracy,
      });
    }
    return { metrics, stopped };
  } finally {
    model.probabilities.dispose();
  }
}

function trialMetrics({ validation, trainLoss, epochSeconds }: EpochReport): TrialMetrics | null {
  return validation === null ? null : { ...validation, trainLoss, epochSeconds };
}
