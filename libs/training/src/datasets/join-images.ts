import type { ImageSet } from './image-set.ts';

/** Two sets of the same shape, one after the other. */
export function joinImages(first: ImageSet, second: ImageSet): ImageSet {
  const pixels = new Uint8Array(first.pixels.length + second.pixels.length);
  pixels.set(first.pixels);
  pixels.set(second.pixels, first.pixels.length);
  const labels = new Uint8Array(first.count + second.count);
  labels.set(first.labels);
  labels.set(second.labels, first.count);
  return { ...first, count: first.count + second.count, pixels, labels };
}
