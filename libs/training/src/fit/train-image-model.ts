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
import type { Evaluation } from './evaluate-model.ts';
import { imageBatches } from './image-batches.ts';
import { learningRateFactor } from './learning-rate-factor.ts';
import { trainableVariables, trainingStep } from './training-step.ts';

export interface EpochReport {
  /** Epochs done, 1 for the first. */
  readonly step: number;
  /** On the validation images; null where all images are trained on. */
  readonly validation: Evaluation | null;
  /** Mean cross-entropy on the distorted training images, dropout on, in nats. */
  readonly trainLoss: number;
  readonly epochSeconds: number;
}

export interface TrainOptions {
  readonly model: ImageModel;
  readonly train: ImageSet;
  /** Images to measure after every epoch, to keep the weights of the best one; null: train on, keep the last. */
  readonly validation: ImageSet | null;
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
      const measured = validation === null ? null : evaluateModel(model.logits, validation);
      if (measured !== null && !Number.isFinite(measured.loss)) throw nanLoss(epoch, measured.loss);
      const epochSeconds = (performance.now() - started) / 1000;
      const report = { step: epoch, validation: measured, trainLoss: lossSum / batches, epochSeconds };
      options.onEpoch(report);
      if (measured === null) {
        kept = report;
      } else if (isBetter(measured, kept?.validation ?? null)) {
        kept = report;
        dispose(keptWeights);
        keptWeights = model.logits.getWeights().map((weight) => weight.clone());
      }
    }
    return { kept, stopped: false };
  } finally {
    if (keptWeights.length > 0) model.logits.setWeights(keptWeights);
    dispose(keptWeights);
    optimizer.dispose();
  }
}

function isBetter(measured: Evaluation, kept: Evaluation | null): boolean {
  if (kept === null) return true;
  if (measured.accuracy !== kept.accuracy) return measured.accuracy > kept.accuracy;
  return measured.loss < kept.loss;
}

function nanLoss(epoch: number, loss: number): TrainingError {
  return new TrainingError(
    'nan_loss',
    `The loss became ${loss} in epoch ${epoch}.`,
    'A smaller learning rate or batch normalisation usually helps.',
  );
}
