import { describe, expect, it } from '@jest/globals';
import { TrainingError } from '../training-error.ts';
import { parseIdx } from './parse-idx.ts';

const HEADER = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3];

describe('parseIdx', () => {
  it('reads dimensions and values', () => {
    const { dimensions, values } = parseIdx(Uint8Array.from([...HEADER, 1, 2, 3, 4, 5, 6]));
    expect(dimensions).toEqual([2, 3]);
    expect([...values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['cut short', [...HEADER, 1, 2, 3, 4, 5]],
    ['too long', [...HEADER, 1, 2, 3, 4, 5, 6, 7]],
    ['of another type', [0, 0, 13, 1, 0, 0, 0, 0]],
    ['something else', [31, 139, 8, 0]],
    ['empty', []],
    ['only a header', [0, 0, 8, 3, 0, 0]],
  ])('refuses a file that is %s', (_, bytes) => {
    expect(() => parseIdx(Uint8Array.from(bytes))).toThrow(TrainingError);
  });
});
