import type { Trial } from '#study';
import type { ImageSet } from '../datasets/image-set.ts';
import { designImageNetwork } from '../model/design-image-network.ts';
import { estimateMemory } from '../model/estimate-memory.ts';
import type { ImageHyperparameters } from '../model/image-hyperparameters.ts';
import type { ImageNetwork } from '../model/image-network.ts';
import { networkCost } from '../model/network-cost.ts';
import { readImageHyperparameters } from '../model/read-image-hyperparameters.ts';
import { TrainingError } from '../training-error.ts';

export interface PreparedImageTask {
  readonly hyperparameters: ImageHyperparameters;
  readonly network: ImageNetwork;
}

/** Turns assignments into a network, and refuses one that would not fit, before a single number is allocated. */
export function prepareImageTask(
  assignments: Trial['assignments'],
  images: ImageSet,
  memoryLimitBytes: number,
): PreparedImageTask {
  const hyperparameters = readImageHyperparameters(assignments);
  const network = designImageNetwork(images.shape, images.classes, hyperparameters);
  const needed = estimateMemory(network, Math.min(hyperparameters.batchSize, images.count));
  if (needed > memoryLimitBytes) {
    const { parameters } = networkCost(network);
    throw new TrainingError(
      'too_large',
      `The network has ${parameters} parameters and needs about ${megabytes(needed)} MB to train in batches of ` +
        `${hyperparameters.batchSize}; the limit is ${megabytes(memoryLimitBytes)} MB.`,
      'Narrow the space, or raise the memory limit of the trainer.',
    );
  }
  return { hyperparameters, network };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
