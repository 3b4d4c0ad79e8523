import type { ImageShape } from './image-set.ts';

export function pixelsPerImage({ height, width, channels }: ImageShape): number {
  return height * width * channels;
}
