import type { Kernels, Rng } from '#numerics';
import type { TrainingSet } from '../training-set.ts';

/** n random points with a smooth outcome and a little noise, with room for more. Three categories per categorical column. */
export function randomTrainingSet(
  kernels: Kernels,
  rng: Rng,
  shape: { readonly n: number; readonly numeric: number; readonly categorical: number; readonly room?: number },
): TrainingSet {
  const { n, numeric, categorical, room = 0 } = shape;
  const columns = numeric + categorical;
  const data = kernels.allocate((n + room) * columns);
  const y = kernels.allocate(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let c = 0; c < columns; c++) {
      const value = c < numeric ? rng.next() : rng.int(3);
      data[i * columns + c] = value;
      sum += c < numeric ? (value - 0.4) ** 2 * (c + 1) : value === 1 ? 0.7 : 0;
    }
    y[i] = -2 * sum + 0.05 * rng.normal();
  }
  const groups = Array.from({ length: columns }, (_, c) => c);
  return { x: { data, count: n, stride: columns }, columns, numeric, groups, groupCount: columns, y };
}
