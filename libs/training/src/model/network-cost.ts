import type { ImageNetwork, NetworkLayer } from './image-network.ts';

export interface NetworkCost {
  /** Trainable and tracked numbers. */
  readonly parameters: number;
  /** Numbers that all layers together put out for one image. */
  readonly activations: number;
  /** Multiply-adds of one forward pass of one image. */
  readonly multiplyAdds: number;
}

interface LayerCost extends NetworkCost {
  readonly shape: readonly [height: number, width: number, channels: number];
}

/** Size of a network by arithmetic alone, so that a network far too large is never allocated. */
export function networkCost(network: ImageNetwork): NetworkCost {
  const { height, width, channels } = network.input;
  let shape: LayerCost['shape'] = [height, width, channels];
  const total = { parameters: 0, activations: height * width * channels, multiplyAdds: 0 };
  for (const layer of network.layers) {
    const cost = layerCost(layer, shape);
    shape = cost.shape;
    total.parameters += cost.parameters;
    total.activations += cost.activations;
    total.multiplyAdds += cost.multiplyAdds;
  }
  return total;
}

function layerCost(layer: NetworkLayer, [height, width, channels]: LayerCost['shape']): LayerCost {
  const size = height * width * channels;
  switch (layer.kind) {
    case 'convolution': {
      const weights = layer.kernelSize ** 2 * channels * layer.filters;
      return {
        shape: [height, width, layer.filters],
        parameters: weights + (layer.bias ? layer.filters : 0),
        activations: height * width * layer.filters,
        multiplyAdds: height * width * weights,
      };
    }
    case 'dense':
      return {
        shape: [1, 1, layer.units],
        parameters: size * layer.units + (layer.bias ? layer.units : 0),
        activations: layer.units,
        multiplyAdds: size * layer.units,
      };
    case 'pooling': {
      const pooled = [Math.ceil(height / 2), Math.ceil(width / 2), channels] as const;
      return { shape: pooled, parameters: 0, activations: pooled[0] * pooled[1] * channels, multiplyAdds: 0 };
    }
    case 'batchNorm':
      return { shape: [height, width, channels], parameters: 4 * channels, activations: size, multiplyAdds: size };
    case 'activation':
    case 'dropout':
      return { shape: [height, width, channels], parameters: 0, activations: size, multiplyAdds: 0 };
    case 'flatten':
      return { shape: [1, 1, size], parameters: 0, activations: 0, multiplyAdds: 0 };
  }
}
