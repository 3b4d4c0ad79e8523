import { tensor1d, tensor4d } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Rng } from '#numerics';
import { distortImage } from '../datasets/distort-image.ts';
import type { ImageSet } from '../datasets/image-set.ts';
import { pixelsPerImage } from '../datasets/pixels-per-image.ts';

export interface ImageBatch {
  readonly images: Tensor4D;
  readonly labels: Tensor1D;
}

/**
 * One epoch of training batches in an order, and with distortions, that follow from `rng`. The caller disposes each
 * batch. The last batch may be smaller; one that batch normalisation cannot use (a single image) is left out.
 */
export function* imageBatches(set: ImageSet, batchSize: number, augmentation: number, rng: Rng): Generator<ImageBatch> {
  const size = pixelsPerImage(set.shape);
  const { height, width, channels } = set.shape;
  const order = rng.shuffle(Array.from({ length: set.count }, (_, index) => index));
  for (let from = 0; from < order.length; from += batchSize) {
    const chosen = order.slice(from, from + batchSize);
    if (chosen.length === 1 && from > 0) return;
    const pixels = new Float32Array(chosen.length * size);
    const labels = new Int32Array(chosen.length);
    chosen.forEach((index, position) => {
      labels[position] = set.labels[index]!;
      if (augmentation > 0) {
        distortImage(set.pixels, index * size, pixels, position * size, set.shape, augmentation, rng);
      } else {
        pixels.set(set.pixels.subarray(index * size, (index + 1) * size), position * size);
      }
    });
    yield {
      images: tensor4d(pixels, [chosen.length, height, width, channels]),
      labels: tensor1d(labels, 'int32'),
    };
  }
}
