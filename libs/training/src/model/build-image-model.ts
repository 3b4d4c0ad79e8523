import { initializers, input, layers, model } from '@tensorflow/tfjs-layers';
import type { LayersModel, SymbolicTensor } from '@tensorflow/tfjs-layers';
import type { Rng } from '#numerics';
import { BATCH_NORM_MOMENTUM } from '../constants.ts';
import type { ImageNetwork, NetworkLayer } from './image-network.ts';
import { SeededDropout } from './seeded-dropout.ts';

/** Two views of the same weights. */
export interface ImageModel {
  /** Raw pixels to class probabilities: what is saved and served. */
  readonly probabilities: LayersModel;
  /** Raw pixels to logits: what is trained, since the loss of logits neither overflows nor loses digits. */
  readonly logits: LayersModel;
}

export interface PixelScale {
  readonly mean: number;
  readonly standardDeviation: number;
}

/**
 * Builds a TensorFlow.js Layers model. Normalisation is its first layer, so that a saved model takes raw pixels and
 * nobody has to know how it was trained. All initial weights follow from `rng`.
 */
export function buildImageModel(network: ImageNetwork, scale: PixelScale, rng: Rng): ImageModel {
  const { height, width, channels } = network.input;
  const pixels = input({ shape: [height, width, channels], name: 'pixels' });
  const standardised = layers.rescaling({
    scale: 1 / scale.standardDeviation,
    offset: -scale.mean / scale.standardDeviation,
  });
  let last = apply(standardised, pixels);
  network.layers.forEach((layer, index) => {
    last = apply(createLayer(layer, rng.fork(index)), last);
  });
  const softmax = apply(layers.activation({ activation: 'softmax', name: 'probabilities' }), last);
  return {
    probabilities: model({ inputs: pixels, outputs: softmax, name: 'image_classifier' }),
    logits: model({ inputs: pixels, outputs: last, name: 'image_logits' }),
  };
}

function createLayer(layer: NetworkLayer, rng: Rng): layers.Layer {
  // He initialisation fits the rectifying activations and is harmless for tanh behind normalisation.
  const kernelInitializer = initializers.heNormal({ seed: rng.fork('kernel').int(2 ** 31) });
  switch (layer.kind) {
    case 'convolution':
      return layers.conv2d({
        filters: layer.filters,
        kernelSize: layer.kernelSize,
        padding: 'same',
        useBias: layer.bias,
        kernelInitializer,
      });
    case 'dense':
      return layers.dense({ units: layer.units, useBias: layer.bias, kernelInitializer });
    case 'batchNorm':
      return layers.batchNormalization({ momentum: BATCH_NORM_MOMENTUM });
    case 'activation':
      return layers.activation({ activation: layer.name });
    case 'pooling': {
      const window = { poolSize: 2, strides: 2, padding: 'same' } as const;
      return layer.name === 'max' ? layers.maxPooling2d(window) : layers.averagePooling2d(window);
    }
    case 'dropout':
      return new SeededDropout(layer.rate, rng.fork('masks'));
    case 'flatten':
      return layers.flatten();
  }
}

function apply(layer: layers.Layer, to: SymbolicTensor): SymbolicTensor {
  const output = layer.apply(to);
  if (Array.isArray(output) || !('sourceLayer' in output))
    throw new TypeError('A layer must have one symbolic output.');
  return output;
}
