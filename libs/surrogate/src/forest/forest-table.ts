import type { ForestData } from './forest-data.ts';

/** A forest's own copy of its data, arranged for growing: columns are contiguous, and every numeric column is sorted once. */
export interface ForestTable {
  readonly rows: number;
  readonly columns: number;
  readonly numeric: number;
  /** Per category column: its number of levels, without `missing`. Indexed by column, 0 for numeric ones. */
  readonly levels: Int32Array;
  /** columns x rows. A missing category is the level behind the last, so only numbers can be NaN. */
  readonly values: Float64Array;
  /** numeric x rows: the rows by ascending value, missing ones last, equal ones by number. */
  readonly sorted: Int32Array;
  readonly y: Float64Array;
}

export function arrangeForestTable(data: ForestData): ForestTable {
  const { x, columns, numeric, y } = data;
  const rows = x.count;
  check(data);
  const levels = new Int32Array(columns);
  data.levels.forEach((count, i) => (levels[numeric + i] = count));
  const values = new Float64Array(columns * rows);
  const sorted = new Int32Array(numeric * rows);
  for (let c = 0; c < columns; c++) {
    const column = values.subarray(c * rows, (c + 1) * rows);
    for (let i = 0; i < rows; i++) {
      const value = x.data[i * x.stride + c]!;
      column[i] = c >= numeric && Number.isNaN(value) ? levels[c]! : value;
    }
    if (c >= numeric) continue;
    const order = sorted.subarray(c * rows, (c + 1) * rows);
    for (let i = 0; i < rows; i++) order[i] = i;
    order.sort((a, b) => compare(column[a]!, column[b]!) || a - b);
  }
  return { rows, columns, numeric, levels, values, sorted, y: Float64Array.from(y) };
}

function compare(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  return Number.isNaN(b) ? -1 : a - b;
}

function check({ x, columns, numeric, levels, y }: ForestData): void {
  if (x.count < 1 || y.length !== x.count)
    throw new RangeError(`a forest needs as many outputs as points, at least one`);
  if (levels.length !== columns - numeric)
    throw new RangeError('a forest needs the number of levels of every category column');
  if (!y.every(Number.isFinite)) throw new RangeError('a forest needs finite outputs');
  for (let i = 0; i < x.count; i++) {
    for (let c = 0; c < columns; c++) {
      const value = x.data[i * x.stride + c]!;
      const allowed =
        c < numeric ? Number.isFinite(value) : value >= 0 && value < levels[c - numeric]! && Number.isInteger(value);
      if (!allowed && !Number.isNaN(value)) throw new RangeError(`column ${c} of point ${i} cannot be ${value}`);
    }
  }
}
