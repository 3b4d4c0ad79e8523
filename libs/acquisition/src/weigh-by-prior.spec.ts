import { describe, expect, it } from '@jest/globals';
import type { Acquisition } from './acquisition.ts';
import { PRIOR_FLOOR } from './constants.ts';
import type { ExpertPrior } from './expert-prior.ts';
import { weighByPrior } from './weigh-by-prior.ts';

/** 3 u + v^2 over two numeric features, and a category that counts for nothing. */
const plain: Acquisition = {
  name: 'plain',
  score({ data, count, stride }, out) {
    for (let i = 0; i < count; i++) out[i] = 3 * data[i * stride]! + data[i * stride + 1]! ** 2;
  },
  scoreWithGradients(points, out, gradients) {
    this.score(points, out);
    for (let i = 0; i < points.count; i++) {
      gradients[2 * i] = 3;
      gradients[2 * i + 1] = 2 * points.data[i * points.stride + 1]!;
    }
  },
};

/** About v, and only where the category is 1. */
const prior: ExpertPrior = {
  columns: [{ column: 1, mean: 0.4, deviation: 0.2, applies: (row) => row[2] === 1 }],
  strength: 2.5,
};

function scoreOf(acquisition: Acquisition, row: readonly number[]): number {
  const out = new Float64Array(1);
  acquisition.score({ data: Float64Array.from(row), count: 1, stride: 3 }, out);
  return out[0]!;
}

describe('an acquisition weighed by a belief', () => {
  const weighed = weighByPrior(plain, prior, 2);

  it('is unchanged at the mode, and where the feature says nothing', () => {
    expect(scoreOf(weighed, [0.5, 0.4, 1])).toBe(scoreOf(plain, [0.5, 0.4, 1]));
    expect(scoreOf(weighed, [0.5, 0.9, 0])).toBe(scoreOf(plain, [0.5, 0.9, 0]));
    expect(weighByPrior(plain, { columns: [], strength: 1 }, 2)).toBe(plain);
  });

  it('loses strength times the log belief away from it', () => {
    const loss = -2.5 * Math.log(0.95 * Math.exp(-0.5) + 0.05);
    expect(scoreOf(weighed, [0.5, 0.6, 1])).toBeCloseTo(scoreOf(plain, [0.5, 0.6, 1]) - loss, 12);
  });

  it('never loses more than an expert that is wrong may cost', () => {
    const narrow = { ...prior, columns: prior.columns.map((belief) => ({ ...belief, deviation: 1e-9 })) };
    const lost = scoreOf(plain, [0.5, 0.9, 1]) - scoreOf(weighByPrior(plain, narrow, 2), [0.5, 0.9, 1]);
    expect(lost).toBeCloseTo(-2.5 * Math.log(PRIOR_FLOOR), 12);
  });

  it('has the gradient of its score', () => {
    const rows = [0.1, 0.15, 1, 0.7, 0.95, 1, 0.3, 0.95, 0];
    const out = new Float64Array(3);
    const gradients = new Float64Array(6);
    weighed.scoreWithGradients({ data: Float64Array.from(rows), count: 3, stride: 3 }, out, gradients);
    for (let i = 0; i < 3; i++) {
      const row = rows.slice(3 * i, 3 * i + 3);
      expect(out[i]).toBe(scoreOf(weighed, row));
      for (let c = 0; c < 2; c++) {
        const moved = (step: number) =>
          scoreOf(
            weighed,
            row.map((value, k) => (k === c ? value + step : value)),
          );
        expect(gradients[2 * i + c]).toBeCloseTo((moved(1e-6) - moved(-1e-6)) / 2e-6, 6);
      }
    }
  });
});
