import type { ImageShape } from '../datasets/image-set.ts';
import type { ImageHyperparameters } from './image-hyperparameters.ts';
import type { ImageNetwork, NetworkLayer } from './image-network.ts';

/**
 * The chain of layers that hyperparameters describe.
 * conv: blocks of convolution, batch norm, activation, 2 x 2 pooling; then dropout, an optional dense layer, the logits.
 * dense: hidden layers with batch norm, activation, dropout; then the logits.
 * A layer before batch normalisation has no bias: the normalisation would take it out again.
 */
export function designImageNetwork(
  input: ImageShape,
  classes: number,
  hyperparameters: ImageHyperparameters,
): ImageNetwork {
  const { family, blocks, batchNorm, activation, dropout } = hyperparameters;
  const normalised: NetworkLayer[] = batchNorm ? [{ kind: 'batchNorm' }] : [];
  const dropped: NetworkLayer[] = dropout > 0 ? [{ kind: 'dropout', rate: dropout }] : [];
  const active: NetworkLayer = { kind: 'activation', name: activation };
  const hidden = (units: number): NetworkLayer[] => [
    { kind: 'dense', units, bias: !batchNorm },
    ...normalised,
    active,
    ...dropped,
  ];

  const layers: NetworkLayer[] = [];
  if (family === 'conv') {
    const { kernelSize, pooling, headUnits, filters1, filters2, filters3 } = hyperparameters;
    for (const filters of [filters1, filters2, filters3].slice(0, blocks)) {
      layers.push({ kind: 'convolution', filters, kernelSize, bias: !batchNorm }, ...normalised, active);
      layers.push({ kind: 'pooling', name: pooling });
    }
    layers.push({ kind: 'flatten' }, ...dropped);
    if (headUnits > 0) layers.push(...hidden(headUnits));
  } else {
    layers.push({ kind: 'flatten' });
    for (let layer = 0; layer < blocks; layer++) layers.push(...hidden(hyperparameters.units));
  }
  layers.push({ kind: 'dense', units: classes, bias: true });
  return { input, classes, layers };
}
