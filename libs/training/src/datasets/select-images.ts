import type { ImageSet } from './image-set.ts';
import { pixelsPerImage } from './pixels-per-image.ts';

/** The images at `indices`, copied, in that order. */
export function selectImages(images: ImageSet, indices: readonly number[]): ImageSet {
  const size = pixelsPerImage(images.shape);
  const pixels = new Uint8Array(indices.length * size);
  const labels = new Uint8Array(indices.length);
  indices.forEach((from, to) => {
    pixels.set(images.pixels.subarray(from * size, (from + 1) * size), to * size);
    labels[to] = images.labels[from]!;
  });
  return { ...images, count: indices.length, pixels, labels };
}
