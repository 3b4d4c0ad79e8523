import type { Kernels, Points } from '#numerics';

/** Rows of so many features each, copied into the arena one below the other. */
export function rowsInArena(kernels: Kernels, rows: readonly Float64Array[], columns: number): Points {
  const data = kernels.allocate(rows.length * columns);
  rows.forEach((row, i) => {
    data.set(row, i * columns);
  });
  return { data, count: rows.length, stride: columns };
}
