import { createPlainKernels, createRng, logNormalCdf } from '#numerics';
import type { Acquisition } from '#acquisition';
import { conditionGaussianProcess } from '#surrogate';
import { finiteDifferences, randomTrainingSet } from '#surrogate/testing';
import { describe, expect, it } from '@jest/globals';
import { weighByFeasibility } from './weigh-by-feasibility.ts';

const CAUTION = 8;
const nothing: Acquisition = {
  name: 'nothing',
  score: (points, out) => out.fill(0, 0, points.count),
  scoreWithGradients: (points, out, gradients) => {
    out.fill(0, 0, points.count);
    gradients.fill(0);
  },
};

function fixture() {
  const kernels = createPlainKernels(1 << 20);
  const data = randomTrainingSet(kernels, createRng(4), { n: 16, numeric: 3, categorical: 1 });
  data.y.forEach((y, i) => (data.y[i] = y > 0 ? 1 : -1));
  const hyperparameters = {
    inverseSquaredLengths: [4, 2, 1, 0.7],
    signalVariance: 1,
    noiseVariance: 0.01,
    mainShare: 0.3,
  };
  const feasibility = conditionGaussianProcess(kernels, data, hyperparameters, 0);
  return { kernels, data, feasibility, acquisition: weighByFeasibility(kernels, nothing, feasibility, CAUTION) };
}

describe('weighByFeasibility', () => {
  it('adds the weighed log probability of success, near 0 at a success and far below at a failure', () => {
    const { kernels, data, acquisition } = fixture();
    const out = kernels.allocate(data.x.count);
    acquisition.score(data.x, out);
    data.y.forEach((label, i) => {
      if (label > 0) expect(out[i]).toBeGreaterThan(CAUTION * logNormalCdf(2));
      else expect(out[i]).toBeLessThan(CAUTION * logNormalCdf(-2));
    });
  });

  it('has the gradients of its values', () => {
    const { kernels, acquisition } = fixture();
    const rng = createRng(5);
    const row = kernels.allocate(4);
    const [value, gradient] = [kernels.allocate(1), kernels.allocate(3)];
    for (let trial = 0; trial < 8; trial++) {
      const start = Float64Array.from([rng.next(), rng.next(), rng.next()]);
      const category = rng.int(3);
      const at = (x: Float64Array): number => {
        row.set([...x, category]);
        acquisition.score({ data: row, count: 1, stride: 4 }, value);
        return value[0]!;
      };
      const expected = finiteDifferences(at, start);
      row.set([...start, category]);
      acquisition.scoreWithGradients({ data: row, count: 1, stride: 4 }, value, gradient);
      expected.forEach((slope, c) => {
        expect(Math.abs(gradient[c]! - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
      });
    }
  });
});
