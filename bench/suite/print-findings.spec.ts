import { describe, expect, it } from '@jest/globals';
import { isMet } from './benchmark.ts';
import { printFindings } from './print-findings.ts';

describe('findings', () => {
  it('are met at the target itself, on the right side of it, and always without one', () => {
    expect(isMet({ what: '', figure: 0.15, target: { atMost: 0.15 } })).toBe(true);
    expect(isMet({ what: '', figure: 0.16, target: { atMost: 0.15 } })).toBe(false);
    expect(isMet({ what: '', figure: 0.14, target: { atLeast: 0.15 } })).toBe(false);
    expect(isMet({ what: '', figure: NaN, target: { atLeast: 0.15 } })).toBe(false);
    expect(isMet({ what: '', figure: NaN, target: { atMost: 0.15 } })).toBe(false);
    expect(isMet({ what: '', figure: 7, target: null })).toBe(true);
  });

  it('stand in one table, with what failed, and are counted', () => {
    const table = printFindings([
      {
        name: 'speed',
        error: null,
        seconds: 90,
        findings: [
          { what: 'ms', figure: 12.3456, target: { atMost: 20 } },
          { what: 'share', figure: 0.0001234, target: { atLeast: 0.5 } },
          { what: 'shown', figure: 3, target: null },
        ],
      },
      { name: 'broken', error: 'no data\n  at line 1', seconds: 30, findings: [] },
    ]);
    expect(table.split('\n')).toEqual([
      '| benchmark | what               |  figure |   target | met    |',
      '|-----------|--------------------|--------:|---------:|--------|',
      '| speed     | ms                 |  12.346 |    <= 20 | yes    |',
      '| speed     | share              | 0.00012 | >= 0.500 | NO     |',
      '| speed     | shown              |       3 |          |        |',
      '| broken    | no result: no data |         |          | failed |',
      '',
      '1 of 2 targets met, 1 benchmarks failed, in 2.0 minutes.',
    ]);
  });
});
