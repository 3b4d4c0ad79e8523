import { losses, mul, oneHot, sub, Tensor, tidy, Variable, variableGrads } from '@tensorflow/tfjs-core';
import type { Scalar } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { ScheduledOptimizer } from './create-optimizer.ts';
import type { ImageBatch } from './image-batches.ts';

/** The variables that training moves, in the order of the layers. */
export function trainableVariables(model: LayersModel): Variable[] {
  const variables = model.trainableWeights.map((weight) => weight.read());
  const isVariable = (tensor: Tensor): tensor is Variable => tensor instanceof Variable;
  if (!variables.every(isVariable)) throw new TypeError('A trainable weight is not a variable.');
  return variables;
}

/**
 * One step: gradient of the mean cross-entropy of a batch, optimiser, decoupled weight decay. Returns the loss.
 * Weight decay takes learningRate x weightDecay of every matrix and filter off (AdamW, Loshchilov and Hutter, ICLR
 * 2019). As an L2 penalty inside the loss it would be rescaled by Adam's second moment and mean something else for
 * every optimiser. Biases and normalisation scales are left alone.
 */
export function trainingStep(
  logits: LayersModel,
  variables: Variable[],
  optimizer: ScheduledOptimizer,
  batch: ImageBatch,
  classes: number,
  decay: number,
): number {
  return tidy(() => {
    const targets = oneHot(batch.labels, classes);
    const { value, grads } = variableGrads(() => {
      const output = logits.apply(batch.images, { training: true });
      if (!(output instanceof Tensor)) throw new TypeError('A model must have one output.');
      const loss: Tensor = losses.softmaxCrossEntropy(targets, output);
      return loss as Scalar;
    }, variables);
    optimizer.applyGradients(Object.entries(grads).map(([name, tensor]) => ({ name, tensor })));
    if (decay > 0) {
      for (const variable of variables) {
        if (variable.rank > 1) variable.assign(sub(variable, mul(variable, decay)));
      }
    }
    const [loss = Number.NaN] = value.dataSync();
    return loss;
  });
}
