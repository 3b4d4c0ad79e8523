import { dispose, nextFrame } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Rng } from '#numerics';
import type { Cancellation } from '#study';
import type { ImageSet } from '../datasets/image-set.ts';
import type { ImageModel } from '../model/build-image-model.ts';
import type { ImageHyperparameters } from '../model/image-hyperparameters.ts';
import { TrainingError } from '../training-error.ts';
import { createOptimizer } from './create-optimizer.ts';
import { evaluateModel } from './evaluate-model.ts';
import { imageBatches } from './image-batches.ts';
import { learningRateFactor } from './learning-rate-factor.ts';
import { trainableVariables, trainingStep } from './training-step.ts';

export interface EpochMetrics {
  /** Share of right answers on the validation images. */
  readonly accuracy: number;
  /** Mean cross-entropy on the validation images, in nats. */
  readonly loss: number;
  /** Mean cross-entropy on the distorted training images, dropout on. */
  readonly trainLoss: number;
  readonly epochSeconds: number;
}

export interface EpochReport {
  /** Epochs done, 1 for the first. */
  readonly step: number;
  readonly metrics: EpochMetrics;
}

export interface TrainOptions {
  readonly model: ImageModel;
  readonly train: ImageSet;
  /** Images to measure after every epoch. */
  readonly validation: ImageSet;
  /** Which weights the model holds at the end: those of the best epoch, or of the last one. */
  readonly keep: 'best' | 'last';
  readonly hyperparameters: ImageHyperparameters;
  readonly epochs: number;
  readonly rng: Rng;
  readonly onEpoch: (report: EpochReport) => void;
  readonly cancellation: Cancellation;
}

export interface TrainResult {
  /** The epoch whose weights the model holds now; null when not one epoch was finished. */
  readonly kept: EpochReport | null;
  readonly stopped: boolean;
}

/**
 * Trains a model in place. The order of the images, their distortions, the dropout masks and the first weights all
 * come from seeds, and the WASM backend has one thread: the same seed gives the same curve, digit for digit.
 * After every batch the event loop gets a turn, so that a stop request and a heartbeat get through.
 */
export async function trainImageModel(options: TrainOptions): Promise<TrainResult> {
  const { model, train, validation, hyperparameters, epochs, rng, cancellation } = options;
  const { batchSize, learningRate, weightDecay, augmentation } = hyperparameters;
  const variables = trainableVariables(model.logits);
  const optimizer = createOptimizer(hyperparameters);
  const steps = epochs * Math.ceil(train.count / batchSize);
  let step = 0;
  let kept: EpochReport | null = null;
  let keptWeights: Tensor[] = [];

  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const started = performance.now();
      let lossSum = 0;
      let batches = 0;
      for (const batch of imageBatches(train, batchSize, augmentation, rng.fork(epoch))) {
        const rate = learningRate * learningRateFactor(step, steps);
        optimizer.setLearningRate(rate);
        const loss = trainingStep(model.logits, variables, optimizer, batch, train.classes, rate * weightDecay);
        dispose([batch.images, batch.labels]);
        if (!Number.isFinite(loss)) throw nanLoss(epoch, loss);
        lossSum += loss;
        batches += 1;
        step += 1;
        await nextFrame();
        if (cancellation.aborted) return { kept, stopped: true };
      }
      const { accuracy, loss } = evaluateModel(model.logits, validation);
      if (!Number.isFinite(loss)) throw nanLoss(epoch, loss);
      const epochSeconds = (performance.now() - started) / 1000;
      const report = { step: epoch, metrics: { accuracy, loss, trainLoss: lossSum / batches, epochSeconds } };
      options.onEpoch(report);
      if (options.keep === 'last' || isBetter(report, kept)) {
        kept = report;
        if (options.keep === 'best') {
          dispose(keptWeights);
          keptWeights = model.logits.getWeights().map((weight) => weight.clone());
        }
      }
    }
    return { kept, stopped: false };
  } finally {
    if (keptWeights.length > 0) model.logits.setWeights(keptWeights);
    dispose(keptWeights);
    optimizer.dispose();
  }
}

function isBetter({ metrics }: EpochReport, kept: EpochReport | null): boolean {
  if (kept === null || metrics.accuracy !== kept.metrics.accuracy) {
    return kept === null || metrics.accuracy > kept.metrics.accuracy;
  }
  return metrics.loss < kept.metrics.loss;
}

function nanLoss(epoch: number, loss: number): TrainingError {
  return new TrainingError(
    'nan_loss',
    `The loss became ${loss} in epoch ${epoch}.`,
    'A smaller learning rate or batch normalisation usually helps.',
  );
}
