import type { Kernels } from '#numerics';
import type { TrainingSet } from '#surrogate';
import type { SpaceDomain } from './space-domain.ts';

/** Features and outputs in the arena, with room for `room` more points. */
export function trainingSet(
  kernels: Kernels,
  domain: SpaceDomain,
  positions: readonly Float64Array[],
  outputs: readonly number[],
  room: number,
): TrainingSet {
  const { columns, numeric } = domain;
  const data = kernels.allocate((positions.length + room) * columns);
  positions.forEach((position, i) => {
    domain.embed(position, data.subarray(i * columns, (i + 1) * columns));
  });
  const y = kernels.allocate(outputs.length);
  y.set(outputs);
  const groups = Array.from({ length: columns }, (_, column) => column);
  return { x: { data, count: positions.length, stride: columns }, columns, numeric, groups, groupCount: columns, y };
}
