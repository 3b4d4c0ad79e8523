import { AdamOptimizer, MomentumOptimizer, RMSPropOptimizer } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ImageHyperparameters } from '../model/image-hyperparameters.ts';

/** An optimiser whose learning rate follows a schedule. */
export interface ScheduledOptimizer {
  setLearningRate(rate: number): void;
  applyGradients(gradients: { name: string; tensor: Tensor }[]): void;
  dispose(): void;
}

/** The stock optimisers keep the learning rate to themselves; only SGD has a setter. */
class ScheduledAdam extends AdamOptimizer {
  setLearningRate(rate: number): void {
    this.learningRate = rate;
  }
}

/** The stock class forgets the tensor that holds its rate when it is disposed. */
class ScheduledMomentum extends MomentumOptimizer {
  override dispose(): void {
    super.dispose();
    this.c.dispose();
  }
}

class ScheduledRmsProp extends RMSPropOptimizer {
  setLearningRate(rate: number): void {
    this.learningRate = rate;
  }
}

/** The optimiser of a trial, with the usual constants for what the space leaves open. */
export function createOptimizer(hyperparameters: ImageHyperparameters): ScheduledOptimizer {
  const { learningRate, momentum } = hyperparameters;
  switch (hyperparameters.optimizer) {
    case 'sgd':
      return new ScheduledMomentum(learningRate, momentum, true);
    case 'adam':
      return new ScheduledAdam(learningRate, 0.9, 0.999, 1e-7);
    case 'rmsprop':
      return new ScheduledRmsProp(learningRate, 0.9, 0, 1e-7);
  }
}
