import { NumericsError } from './numerics-error.ts';

/** A stack of doubles over one fixed buffer: allocation is moving a pointer, freeing is moving it back. */
export interface Arena {
  readonly capacity: number;
  readonly allocate: (length: number) => Float64Array;
  /**
   * The byte address of a block that is not zeroed, until released: for scratch that is written before it is read. Makes no object.
   */
  readonly borrow: (length: number) => number;
  readonly mark: () => number;
  readonly release: (mark: number) => void;
  /** Refuses arrays that do not live here, since a kernel would read other memory instead. */
  readonly check: (view: Float64Array) => void;
}

/** `byteOffset` is where the arena begins in the buffer; it must be a multiple of 16. */
export function createArena(buffer: ArrayBuffer, byteOffset: number, capacity: number): Arena {
  const slots = new Float64Array(buffer, byteOffset, capacity);
  let height = 0;
  const reserve = (length: number): number => {
    if (!(length >= 0 && Number.isInteger(length)))
      throw new NumericsError('bad_argument', `allocate() needs a whole length, not ${length}`);
    const padded = length + (length & 1); // 16-byte alignment
    if (height + padded > capacity)
      throw new NumericsError(
        'arena_exhausted',
        `the arena has ${capacity - height} of ${capacity} slots free, ${length} were asked for`,
      );
    const from = height;
    height += padded;
    return from;
  };
  return {
    capacity,
    allocate(length) {
      const from = reserve(length);
      return slots.subarray(from, from + length).fill(0);
    },
    borrow: (length) => byteOffset + 8 * reserve(length),
    mark: () => height,
    release(mark) {
      if (!(mark >= 0 && mark <= height))
        throw new NumericsError('bad_argument', `release(${mark}) is not below the height ${height}`);
      height = mark;
    },
    check(view) {
      if (view.buffer !== buffer)
        throw new NumericsError('foreign_view', 'kernels work on arrays from allocate() of the same Kernels only');
    },
  };
}
