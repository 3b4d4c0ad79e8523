import type { Rng } from '#numerics';
import { MAX_ROTATION, MAX_SHIFT, MAX_SHEAR, MAX_ZOOM } from '../constants.ts';
import type { ImageShape } from './image-set.ts';

/**
 * Writes a randomly moved, turned, sheared and zoomed copy of one image (data augmentation): the network sees every
 * digit as many hands would write it, which is worth more than any width or depth on small data sets
 * (Simard, Steinkraus and Platt, ICDAR 2003).
 *
 * Every target pixel reads the source at A (p - centre) + centre + shift by bilinear interpolation; outside is 0.
 * A = zoom [[cos t, -sin t], [sin t, cos t]] [[1, shear], [0, 1]]. `strength` (0 to 1) scales all four ranges.
 */
export function distortImage(
  source: Uint8Array,
  sourceOffset: number,
  target: Float32Array,
  targetOffset: number,
  shape: ImageShape,
  strength: number,
  rng: Rng,
): void {
  const { height, width, channels } = shape;
  const draw = (range: number): number => (2 * rng.next() - 1) * range * strength;
  const angle = draw(MAX_ROTATION);
  const zoom = 1 + draw(MAX_ZOOM);
  const shear = draw(MAX_SHEAR);
  const shiftY = draw(MAX_SHIFT * height);
  const shiftX = draw(MAX_SHIFT * width);
  const [cos, sin] = [Math.cos(angle) * zoom, Math.sin(angle) * zoom];
  const [xx, xy, yx, yy] = [cos, cos * shear - sin, sin, sin * shear + cos];
  const [centreY, centreX] = [(height - 1) / 2, (width - 1) / 2];

  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = xx * (column - centreX) + xy * (row - centreY) + centreX + shiftX;
      const y = yx * (column - centreX) + yy * (row - centreY) + centreY + shiftY;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [right, bottom] = [x - left, y - top];
      for (let channel = 0; channel < channels; channel++) {
        const upper = (1 - right) * pixel(top, left, channel) + right * pixel(top, left + 1, channel);
        const lower = (1 - right) * pixel(top + 1, left, channel) + right * pixel(top + 1, left + 1, channel);
        target[targetOffset + (row * width + column) * channels + channel] = (1 - bottom) * upper + bottom * lower;
      }
    }
  }

  function pixel(row: number, column: number, channel: number): number {
    if (row < 0 || row >= height || column < 0 || column >= width) return 0;
    return source[sourceOffset + (row * width + column) * channels + channel]!;
  }
}
