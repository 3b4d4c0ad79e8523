import { TrainingError } from '../training-error.ts';

/**
 * The IDX format of MNIST: two zero bytes, a type byte (8 = unsigned bytes), the number of dimensions, each dimension
 * as a big-endian 32-bit number, then the values.
 */
export function parseIdx(file: Uint8Array): { dimensions: number[]; values: Uint8Array } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const rank = file[3] ?? 0;
  const header = 4 + 4 * rank;
  if (file.length < header || file[0] !== 0 || file[1] !== 0 || file[2] !== 8 || rank === 0) {
    throw new TrainingError('dataset_unavailable', 'Not an IDX file of unsigned bytes.');
  }
  const dimensions = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const length = dimensions.reduce((product, size) => product * size, 1);
  if (file.length !== header + length) {
    throw new TrainingError('dataset_unavailable', `An IDX file of ${length} values is cut short or too long.`);
  }
  return { dimensions, values: file.subarray(header) };
}
