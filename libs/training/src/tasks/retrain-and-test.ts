import { createRng } from '#numerics';
import type { Cancellation, Trial } from '#study';
import { saveModel } from '../artifacts/save-model.ts';
import { joinImages } from '../datasets/join-images.ts';
import { loadImageData } from '../datasets/load-image-data.ts';
import { pixelStatistics } from '../datasets/pixel-statistics.ts';
import { evaluateModel } from '../fit/evaluate-model.ts';
import { trainImageModel } from '../fit/train-image-model.ts';
import type { EpochReport } from '../fit/train-image-model.ts';
import { buildImageModel } from '../model/build-image-model.ts';
import { prepareImageTask } from './prepare-image-task.ts';
import type { TaskOptions } from './task-options.ts';

export interface Retraining {
  readonly assignments: Trial['assignments'];
  readonly options: TaskOptions;
  /** Folder of the repository, where the data sets are. */
  readonly root: string;
  readonly memoryLimitBytes: number;
  readonly artifactFolder: string;
  readonly onEpoch: (report: EpochReport) => void;
  readonly cancellation: Cancellation;
}

export type RetrainResult =
  | { readonly stopped: true }
  | {
      readonly stopped: false;
      readonly testAccuracy: number;
      readonly testLoss: number;
      readonly trainingImages: number;
      readonly testImages: number;
      /** Path of the saved model.json. */
      readonly modelPath: string;
    };

/**
 * Trains the chosen configuration once more on training and validation images together, and measures it once on the
 * test images, which no trial has seen. Nothing is chosen by the test figure: the last weights count.
 */
export async function retrainAndTest(retraining: Retraining): Promise<RetrainResult> {
  const { assignments, options, artifactFolder } = retraining;
  const data = await loadImageData(options.dataset, retraining.root);
  const images = joinImages(data.train, data.validation);
  const { hyperparameters, network } = prepareImageTask(assignments, images, retraining.memoryLimitBytes);
  const rng = createRng(`training ${options.seed}`);
  const model = buildImageModel(network, pixelStatistics(images), rng.fork('weights'));
  try {
    const { stopped } = await trainImageModel({
      model,
      train: images,
      validation: null,
      hyperparameters,
      epochs: options.epochs,
      rng: rng.fork('batches'),
      onEpoch: retraining.onEpoch,
      cancellation: retraining.cancellation,
    });
    if (stopped) return { stopped };
    const { accuracy, loss } = evaluateModel(model.logits, data.test);
    const modelPath = await saveModel(model.probabilities, artifactFolder, {
      task: options.task,
      dataset: options.dataset,
      assignments,
      testAccuracy: accuracy,
    });
    return {
      stopped,
      testAccuracy: accuracy,
      testLoss: loss,
      trainingImages: images.count,
      testImages: data.test.count,
      modelPath,
    };
  } finally {
    model.probabilities.dispose();
  }
}
