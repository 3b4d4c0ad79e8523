import { describe, expect, it } from '@jest/globals';
import { cautionAfter } from './caution-after.ts';

describe('caution', () => {
  it('is plain without failures, grows with each, and stays finite', () => {
    expect(cautionAfter(0)).toBe(1);
    expect(cautionAfter(2)).toBe(1024);
    expect(cautionAfter(40)).toBe(100_000);
  });
});
