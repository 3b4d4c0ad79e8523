import type { Kernels } from '#numerics';
import { rowsInArena } from './rows-in-arena.ts';
import type { TrainingSet } from './training-set.ts';

/**
 * n rows of features and their outputs in the arena, with room for `room` more rows behind them; a length-scale for each of the columns, the first
 * `numeric` of which are numbers and the rest codes of categories.
 */
export function createTrainingSet(
  kernels: Kernels,
  { columns, numeric }: Pick<TrainingSet, 'columns' | 'numeric'>,
  rows: readonly Float64Array[],
  outputs: ArrayLike<number>,
  room: number,
): TrainingSet {
  const x = rowsInArena(kernels, rows, columns, room);
  const y = kernels.allocate(outputs.length);
  y.set(outputs);
  const groups = Array.from({ length: columns }, (_, column) => column);
  return { x, columns, numeric, groups, groupCount: columns, y };
}
