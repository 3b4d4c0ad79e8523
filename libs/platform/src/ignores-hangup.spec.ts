import { describe, expect, it } from '@jest/globals';
import { ignoresHangup } from './ignores-hangup.ts';

describe('ignoresHangup', () => {
  it('reads the lowest bit of the ignored signals', () => {
    expect(ignoresHangup('Name:\tnode\nSigIgn:\t0000000000001001\nSigCgt:\t0\n')).toBe(true);
    expect(ignoresHangup('Name:\tnode\nSigIgn:\t0000000000001000\nSigCgt:\t1\n')).toBe(false);
  });

  it('says no where the kernel does not tell', () => {
    expect(ignoresHangup(null)).toBe(false);
  });
});
