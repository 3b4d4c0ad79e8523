import { describe, expect, it } from '@jest/globals';
import { parseDigits } from './parse-digits.ts';

const line = (pixel: number, label: number): string => [...Array.from({ length: 64 }, () => pixel), label].join(',');

describe('parseDigits', () => {
  it('reads pixels and labels', () => {
    const set = parseDigits(`${line(0, 3)}\n${line(16, 9)}\n`);
    expect(set.count).toBe(2);
    expect([...set.labels]).toEqual([3, 9]);
    expect(set.pixels[63]).toBe(0);
    expect(set.pixels[64]).toBe(16);
  });

  it.each([line(17, 1), line(1, 10), line(1.5, 1), '1,2,3', `${line(0, 1)},4`, line(0, 1).replace('0', 'x')])(
    'names the line that is not a digit',
    (bad) => {
      expect(() => parseDigits(`${line(0, 0)}\n${bad}\n`)).toThrow('Line 2');
    },
  );
});
