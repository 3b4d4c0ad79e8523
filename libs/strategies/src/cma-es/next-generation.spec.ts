import { compileSpace } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import { FULL_DIMENSIONS } from './constants.ts';
import { startDistribution, type Distribution } from './distribution.ts';
import { flatSpan } from './flat-span.ts';
import { nextGeneration } from './next-generation.ts';
import type { Sample } from './sample.ts';

const spaceOf = (dimension: number) =>
  compileSpace({
    parameters: Array.from({ length: dimension }, (_, i) => ({
      name: `x${i}`,
      type: 'float' as const,
      min: 0,
      max: 1,
    })),
  });

/** Four trials drawn from the start, which differ in the first parameter alone. */
function fourSamples(dimension: number): readonly Sample[] {
  return [0.8, 0.5, 0.4, 0.3].map((first, i) => {
    const u = new Float64Array(dimension).fill(0.5);
    u[0] = first;
    return { u, active: new Uint8Array(dimension).fill(1), drawn: true, score: -i };
  });
}

function startIn(dimension: number): Distribution {
  return startDistribution(spaceOf(dimension), new Float64Array(dimension).fill(0.5), 4, 0);
}

describe('nextGeneration', () => {
  it('learns variances alone in 51 dimensions, by hand', () => {
    const n = 51;
    expect(n).toBe(FULL_DIMENSIONS + 1);
    const next = nextGeneration(spaceOf(n), startIn(n), fourSamples(n));
    // w = .804163, .195837; mu_eff = 1.459790; y = (.804163, 0, ...); c_sigma = .060212, c_c = .073172; f = 53 / 3, c_1 = .0129107, c_mu = .0049637.
    expect(next?.mean[0]).toBeCloseTo(0.5 + 0.3 * 0.804163, 6);
    expect(next?.sigmaPath[0]).toBeCloseTo(0.332054, 6);
    expect(next?.stepSize).toBeCloseTo(0.28419, 6);
    expect(next?.covariancePath[0]).toBeCloseTo(0.364823, 6);
    // 1 - c_1 - c_mu + .364823^2 c_1 + .804163 c_mu
    expect(next?.covariance[0]).toBeCloseTo(0.9878356, 7);
    expect(next?.covariance[1]).toBeCloseTo(0.9821256, 7);
    expect(next?.factor[1]).toBeCloseTo(Math.sqrt(0.9821256), 7);
    expect([next?.covariance.length, next?.factor.length]).toEqual([n, n]);
  });

  it('remembers no more best scores than the test for flatness looks at, the newest last', () => {
    const space = spaceOf(1);
    let distribution: Distribution | null = startIn(1);
    const span = flatSpan(distribution);
    expect(span).toBe(10 + 8);
    for (let generation = 1; generation <= 3 * span && distribution !== null; generation++) {
      const samples = fourSamples(1).map((sample) => ({ ...sample, score: sample.score + generation }));
      distribution = nextGeneration(space, distribution, samples);
      expect(distribution?.bestScores).toHaveLength(Math.min(generation, span));
      expect(distribution?.bestScores.at(-1)).toBe(generation);
    }
  });
});
