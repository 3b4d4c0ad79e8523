import { TrainingError } from '../training-error.ts';
import type { ImageSet } from './image-set.ts';

const SIDE = 8;
const MAX_PIXEL = 16;
const CLASSES = 10;

/** One digit a line: 64 pixels of 0 to 16, then the label. */
export function parseDigits(csv: string): ImageSet {
  const lines = csv.split('\n').filter((line) => line.trim() !== '');
  const pixels = new Uint8Array(lines.length * SIDE * SIDE);
  const labels = new Uint8Array(lines.length);
  lines.forEach((line, row) => {
    const values = line.split(',').map(Number);
    const label = values.pop();
    const valid =
      values.length === SIDE * SIDE &&
      values.every((value) => Number.isInteger(value) && value >= 0 && value <= MAX_PIXEL) &&
      label !== undefined &&
      Number.isInteger(label) &&
      label >= 0 &&
      label < CLASSES;
    if (!valid) throw new TrainingError('dataset_unavailable', `Line ${row + 1} of the digits is not a digit.`);
    pixels.set(values, row * SIDE * SIDE);
    labels[row] = label;
  });
  return {
    shape: { height: SIDE, width: SIDE, channels: 1 },
    classes: CLASSES,
    maxPixel: MAX_PIXEL,
    count: lines.length,
    pixels,
    labels,
  };
}
