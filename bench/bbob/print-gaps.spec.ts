import { describe, expect, it } from '@jest/globals';
import { printGaps } from './print-gaps.ts';

const line = (optimiser: string, problem: string, gaps: number[], seed = 1) => ({ optimiser, problem, seed, gaps });

describe('printGaps', () => {
  it('averages logarithms and ranks by dimension, over what everybody ran', () => {
    const text = printGaps([
      line('ours', 'f1-2d', [100, 1, 0]),
      line('ours', 'f2-2d', [1, 1, 0.01]),
      line('ours', 'f3-2d', [7, 7, 7]),
      line('ours', 'f1-10d', [10, 10, 10]),
      line('theirs', 'f1-2d', [10, 1, 1e-8]),
      line('theirs', 'f2-2d', [10, 10, 1]),
      line('theirs', 'f1-10d', [10, 1, 100]),
    ]);
    expect(text.split('\n').slice(2)).toEqual([
      '| 2 | ours | 2 | 1.00 (1.50) | 0.00 (1.25) | -5.00 (1.25) |',
      '| 2 | theirs | 2 | 1.00 (1.50) | 0.50 (1.75) | -4.00 (1.75) |',
      '| 10 | ours | 1 | 1.00 (1.50) | 1.00 (2.00) | 1.00 (1.00) |',
      '| 10 | theirs | 1 | 1.00 (1.50) | 0.00 (1.00) | 2.00 (2.00) |',
    ]);
  });

  it('takes the mean over seeds before it ranks', () => {
    const text = printGaps([
      line('ours', 'f1-2d', [1, 1, 1], 1),
      line('ours', 'f1-2d', [100, 1, 1], 2),
      line('theirs', 'f1-2d', [0.1, 1, 1], 1),
      line('theirs', 'f1-2d', [1e4, 1, 1], 2),
    ]);
    expect(text).toContain('| 2 | ours | 2 | 1.00 (1.00) | 0.00 (1.50) | 0.00 (1.50) |');
  });
});
