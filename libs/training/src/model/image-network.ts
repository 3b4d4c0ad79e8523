import type { ImageShape } from '../datasets/image-set.ts';
import type { ImageHyperparameters } from './image-hyperparameters.ts';

/** One layer of a network, as data: enough to build it, and to know its cost without building it. */
export type NetworkLayer =
  | { readonly kind: 'convolution'; readonly filters: number; readonly kernelSize: number; readonly bias: boolean }
  | { readonly kind: 'dense'; readonly units: number; readonly bias: boolean }
  | { readonly kind: 'batchNorm' }
  | { readonly kind: 'activation'; readonly name: ImageHyperparameters['activation'] }
  | { readonly kind: 'pooling'; readonly name: ImageHyperparameters['pooling'] }
  | { readonly kind: 'dropout'; readonly rate: number }
  | { readonly kind: 'flatten' };

/** A chain of layers from an image to one logit per class. */
export interface ImageNetwork {
  readonly input: ImageShape;
  readonly classes: number;
  readonly layers: readonly NetworkLayer[];
}
