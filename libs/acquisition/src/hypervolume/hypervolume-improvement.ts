import type { Boxes } from './decompose-boxes.ts';

/** The volume that one point adds to the points that the boxes were made for. */
export function hypervolumeImprovement({ objectives, count, lower, upper }: Boxes, point: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < count; k++) {
    let volume = 1;
    for (let j = 0; j < objectives && volume > 0; j++) {
      const at = k * objectives + j;
      volume *= Math.max(0, Math.min(point[j]!, upper[at]!) - lower[at]!);
    }
    total += volume;
  }
  return total;
}
