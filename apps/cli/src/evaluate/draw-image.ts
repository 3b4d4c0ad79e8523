import type { ImageSet } from '#training';

/** Darkness in five steps, two characters a pixel because terminal cells are twice as high as wide. */
const SHADES = ['  ', '░░', '▒▒', '▓▓', '██'] as const;

/** One image of a set as lines of text. */
export function drawImage(images: ImageSet, index: number): string[] {
  const { height, width, channels } = images.shape;
  const start = index * height * width * channels;
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => {
      const pixel = images.pixels[start + (row * width + column) * channels] ?? 0;
      return SHADES[Math.min(SHADES.length - 1, Math.floor((pixel / (images.maxPixel + 1)) * SHADES.length))];
    }).join(''),
  );
}
