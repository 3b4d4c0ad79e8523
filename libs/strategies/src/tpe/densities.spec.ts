import { createRng, normalCdf } from '#numerics';
import { compileSpace, toUnit, type DiscreteCodec } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import { cellEdge } from '../classic/cell-edge.ts';
import { groupParameters } from './group-parameters.ts';
import { logGaussMass } from './log-gauss-mass.ts';
import { bandwidths } from './numeric-column.ts';
import { createParzenEstimator } from './parzen-estimator.ts';
import { recencyWeights } from './recency-weights.ts';
import { splitTrials } from './split-trials.ts';

const NONE = new Map<number, number>();

describe('logGaussMass', () => {
  it.each([
    [-1, 1, Math.log(0.6826894921370859)],
    [-Infinity, 0, Math.log(0.5)],
    // Upper tail: log(Q(30) - Q(31)), from Q(x) = phi(x) / x (1 - 1/x^2 + 3/x^4 - ...).
    [30, 31, -454.3212439563432],
    [-31, -30, -454.3212439563432],
  ])('of [%d, %d]', (a, b, expected) => {
    expect(logGaussMass(a, b)).toBeCloseTo(expected, 8);
  });

  it('is the density of a cell that rounding has left empty, so that ratios of such cells are numbers', () => {
    for (const z of [-40, 0, 0.5, 40]) {
      expect(logGaussMass(z, z) - logGaussMass(0, 0)).toBeCloseTo(-0.5 * z * z + Math.log(Math.max(1, Math.abs(z))), 8);
    }
  });

  it('joins its cases without a step', () => {
    for (const z of [-8, -1, 0, 2, 9]) {
      const wide = logGaussMass(z, z + 0.0101 / Math.max(1, Math.abs(z)));
      const narrow = logGaussMass(z, z + 0.0099 / Math.max(1, Math.abs(z)));
      expect(wide - narrow).toBeCloseTo(Math.log(101 / 99), 3);
    }
  });
});

describe('bandwidths', () => {
  it('is the farther neighbour, the ends counting only for a single position', () => {
    expect(bandwidths([0.3])).toEqual([0.7]);
    const [first, second, third] = bandwidths([0.5, 0.1, 0.8]);
    expect(first).toBeCloseTo(0.4, 15);
    expect(second).toBeCloseTo(0.4, 15);
    expect(third).toBeCloseTo(0.3, 15);
  });

  it('never falls below the range over 2 + n', () => {
    expect(bandwidths([0.5, 0.5, 0.5])).toEqual([1 / 5, 1 / 5, 1 / 5]);
    expect(Math.min(...bandwidths(new Array<number>(500).fill(0.5)))).toBe(1 / 100);
  });
});

describe('recencyWeights', () => {
  it('is flat up to 25 and falls to 1 / n before', () => {
    expect([...recencyWeights(25)]).toEqual(new Array(25).fill(1));
    const weights = recencyWeights(28);
    expect(weights[0]).toBeCloseTo(1 / 28, 15);
    expect(weights[1]).toBeCloseTo((1 / 28 + 1) / 2, 15);
    expect(weights[2]).toBe(1);
    expect(weights[3]).toBe(1);
  });
});

describe('cellEdge', () => {
  it('leaves no cell empty in the widest integers', () => {
    for (const parameter of [
      { name: 'k', type: 'int' as const, min: 1, max: 2 ** 45, scale: 'log' as const },
      { name: 'k', type: 'int' as const, min: 0, max: 2 ** 51 - 2 },
    ]) {
      const codec = compileSpace({ parameters: [parameter] }).codecs[0] as DiscreteCodec;
      for (let k = 0; k < 200; k++)
        expect(cellEdge(codec, codec.levels - 2 - k)).toBeGreaterThan(cellEdge(codec, codec.levels - 3 - k));
    }
  });

  it('lies where the level changes, also on a log scale', () => {
    const space = compileSpace({ parameters: [{ name: 'k', type: 'int', min: 1, max: 1000, scale: 'log' }] });
    const codec = space.codecs[0] as DiscreteCodec;
    for (const level of [0, 1, 7, 500]) {
      const edge = cellEdge(codec, level);
      expect(codec.levelAt(edge)).toBe(level + 1);
      expect(codec.levelAt(edge - 1e-12)).toBe(level);
      // The cell of v ends at v + 1/2 in logarithms from 1/2 to 1000.5.
      expect(edge).toBeCloseTo(Math.log((level + 1.5) / 0.5) / Math.log(1000.5 / 0.5), 10);
    }
  });
});

describe('createParzenEstimator', () => {
  const space = compileSpace({
    parameters: [
      { name: 'x', type: 'float', min: 0, max: 1 },
      { name: 'k', type: 'int', min: 1, max: 4 },
      { name: 'c', type: 'categorical', values: ['p', 'q', 'r'] },
    ],
  });
  const trials = [
    { x: 0.2, k: 1, c: 'p' },
    { x: 0.3, k: 2, c: 'p' },
    { x: 0.9, k: 4, c: 'r' },
  ].map((assignments) => toUnit(space, assignments));

  it('has mass one over the whole space', () => {
    const estimator = createParzenEstimator(space, [0, 1, 2], trials, NONE);
    const cells = 400;
    let mass = 0;
    for (let cell = 0; cell < cells; cell++)
      for (const k of [1, 2, 3, 4])
        for (const c of ['p', 'q', 'r'])
          mass += Math.exp(estimator.logDensity(toUnit(space, { x: (cell + 0.5) / cells, k, c }))) / cells;
    expect(mass).toBeCloseTo(1, 4);
  });

  it('of no trials is the prior: a cut normal and even chances', () => {
    const estimator = createParzenEstimator(space, [0, 2], [], NONE);
    const inside = normalCdf(0.5) - normalCdf(-0.5);
    const density = Math.exp(-0.125) / Math.sqrt(2 * Math.PI) / inside / 3;
    expect(estimator.logDensity(Float64Array.of(0, 0.5, 0.5))).toBeCloseTo(Math.log(density), 12);
  });

  it('draws what it says: frequencies of levels and categories agree with the density', () => {
    const estimator = createParzenEstimator(space, [1, 2], trials, NONE);
    const rng = createRng(5);
    const counts = new Map<string, number>();
    const u = new Float64Array(3);
    for (let draw = 0; draw < 20_000; draw++) {
      estimator.sample(rng, u);
      const key = `${Math.floor(u[1]! * 4)} ${Math.floor(u[2]! * 3)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const k of [0, 1, 2, 3])
      for (const c of [0, 1, 2]) {
        const expected = Math.exp(estimator.logDensity(Float64Array.of(0, (k + 0.5) / 4, (c + 0.5) / 3)));
        expect((counts.get(`${k} ${c}`) ?? 0) / 20_000).toBeCloseTo(expected, 1.7);
      }
  });

  it('draws from the conditional density of pinned values', () => {
    const pinned = new Map([[2, (2 + 0.5) / 3]]);
    const estimator = createParzenEstimator(space, [0, 2], trials, pinned);
    const free = createParzenEstimator(space, [0, 2], trials, NONE);
    const mean = (from: typeof free): number => {
      const rng = createRng(9);
      let sum = 0;
      const u = new Float64Array(3);
      for (let draw = 0; draw < 2_000; draw++) {
        from.sample(rng, u);
        sum += u[0]!;
      }
      return sum / 2_000;
    };
    // 'r' went with x = 0.9.
    expect(mean(estimator)).toBeGreaterThan(mean(free) + 0.05);
  });
});

describe('splitTrials', () => {
  const space = compileSpace({ parameters: [{ name: 'x', type: 'float', min: 0, max: 1 }] });

  it('takes the best tenth, rounded up; failed and pending trials are others, and pending ones do not count', () => {
    const outcomes = [1, 9, 'failed', 'pending', 3, 'unknown', 8, 7, 6, 5, 4, 2, 0] as const;
    const history = outcomes.map((outcome, n) => ({ assignments: { x: n / 20 }, outcome }));
    const { good, other, ended } = splitTrials(space, history);
    expect(ended).toBe(11);
    expect(good.map(({ u }) => u[0])).toEqual([0.05, 0.3]);
    expect(other).toHaveLength(10);
  });
});

describe('groupParameters', () => {
  it('keeps together what was always active together', () => {
    const space = compileSpace({
      parameters: [
        { name: 'kind', type: 'categorical', values: ['a', 'b'] },
        { name: 'x', type: 'float', min: 0, max: 1 },
        { name: 'p', type: 'float', min: 0, max: 1, when: { kind: ['a'] } },
        { name: 'q', type: 'float', min: 0, max: 1, when: { kind: ['b'] } },
        { name: 'r', type: 'float', min: 0, max: 1, when: { kind: ['b'] } },
      ],
    });
    const a = { kind: 'a', x: 0, p: 0 };
    const b = { kind: 'b', x: 0, q: 0, r: 0 };
    expect(groupParameters(space, [a])).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
    expect(groupParameters(space, [a, b, a])).toEqual([[0, 1], [2], [3, 4]]);
  });
});
