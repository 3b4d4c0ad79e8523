import { at } from './vector';

/**
 * Points as the kernel rows read them: coordinate-major, so that vectors run over points, and in units of the lengths, so that w_c d_c^2 is the
 * square of a difference. In slots of 8 bytes, for numeric columns padded to an even number by one in which all points agree:
 *
 * | block  | column      | point i             | table                    | falls                |
 * | ------ | ----------- | ------------------- | ------------------------ | -------------------- |
 * | packed | numeric c   | x_ic sqrt(w_c)      | sqrt(w_c), 0 of padding  |                      |
 * | packed | category c  | code                | w_c                      | w_c / (1 + w_c)      |
 *
 * A fall is what the main effect of a category, 1 or 1 / (1 + w_c), loses where two codes differ.
 */
/* @inline */
export function paddedNumeric(numeric: i32): i32 {
  return (numeric + 1) & ~1;
}

/* @inline */
export function paddedColumns(columns: i32, numeric: i32): i32 {
  return columns + (numeric & 1);
}

/* @inline */
export function fallsOf(table: usize, columns: i32, numeric: i32): usize {
  return at(table, paddedColumns(columns, numeric));
}

export function fillTable(weights: usize, columns: i32, numeric: i32, table: usize): void {
  const padded = paddedNumeric(numeric);
  const falls = fallsOf(table, columns, numeric);
  for (let c = 0; c < numeric; c++) store<f64>(at(table, c), sqrt(load<f64>(at(weights, c))));
  if (padded > numeric) store<f64>(at(table, numeric), 0);
  for (let c = numeric; c < columns; c++) {
    const weight = load<f64>(at(weights, c));
    store<f64>(at(table, padded + c - numeric), weight);
    store<f64>(at(falls, padded + c - numeric), weight / (1 + weight));
  }
}

export function packPoints(
  x: usize,
  count: i32,
  stride: i32,
  columns: i32,
  numeric: i32,
  table: usize,
  packed: usize,
  packedStride: i32,
): void {
  const padded = paddedNumeric(numeric);
  for (let i = 0; i < count; i++) {
    const row = at(x, i * stride);
    const target = at(packed, i);
    for (let c = 0; c < numeric; c++)
      store<f64>(at(target, c * packedStride), load<f64>(at(row, c)) * load<f64>(at(table, c)));
    if (padded > numeric) store<f64>(at(target, numeric * packedStride), 0);
    for (let c = numeric; c < columns; c++)
      store<f64>(at(target, (padded + c - numeric) * packedStride), load<f64>(at(row, c)));
  }
}
