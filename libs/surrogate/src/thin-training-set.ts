import { GOLDEN_FRACTION, type Kernels } from '#numerics';
import { FIT_LIMIT, FIT_WORK } from './constants.ts';
import type { TrainingSet } from './training-set.ts';

/**
 * Which of n observations stand for all where only `most` can: one of each of `most` equal stretches of the history, at places that follow no
 * period (trials of two kinds may take turns). Indices ascending; all of them while they are few enough.
 *
 *   i_k = s_k + floor(frac(k g) (s_{k+1} - s_k)),   s_k = floor(k n / most),   g = (sqrt 5 - 1) / 2
 */
export function thinnedIndices(n: number, most: number): readonly number[] {
  if (n <= most) return Array.from({ length: n }, (_, i) => i);
  const start = (k: number): number => Math.floor((k * n) / most);
  return Array.from({ length: most }, (_, k) => {
    const place = (k * GOLDEN_FRACTION) % 1;
    return start(k) + Math.floor(place * (start(k + 1) - start(k)));
  });
}

/** The set itself, or a thinned copy of it in the arena, which the caller releases. */
export function thinTrainingSet(kernels: Kernels, data: TrainingSet): TrainingSet {
  const { x, y, columns, noise } = data;
  const most = Math.min(FIT_LIMIT, Math.floor(Math.sqrt(FIT_WORK / Math.max(1, columns))));
  if (x.count <= most) return data;
  const indices = thinnedIndices(x.count, most);
  const rows = kernels.allocate(indices.length * columns);
  const outputs = kernels.allocate(indices.length);
  indices.forEach((from, i) => {
    rows.set(x.data.subarray(from * x.stride, from * x.stride + columns), i * columns);
    outputs[i] = y[from]!;
  });
  const known = noise?.known ?? null;
  return {
    ...data,
    x: { data: rows, count: indices.length, stride: columns },
    y: outputs,
    ...(noise && { noise: { ...noise, known: known && Float64Array.from(indices, (i) => known[i]!) } }),
  };
}
