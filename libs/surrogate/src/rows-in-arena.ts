import type { Kernels, Points } from '#numerics';

/** Rows of so many features each, copied into the arena one below the other, with room for so many more behind them. */
export function rowsInArena(kernels: Kernels, rows: readonly Float64Array[], columns: number, room = 0): Points {
  const data = kernels.allocate((rows.length + room) * columns);
  rows.forEach((row, i) => {
    data.set(row, i * columns);
  });
  return { data, count: rows.length, stride: columns };
}
