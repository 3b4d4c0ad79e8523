import { createPlainKernels, createRng } from '#numerics';
import { compileSpace, toUnit, type Parameter } from '#search-space';
import { suggestionSeed } from '#study';
import { describe, expect, it } from '@jest/globals';
import { createForestDomain } from '../forest-search/forest-domain.ts';
import { openSearch } from '../search.ts';
import { createSpaceDomain } from '../space-domain.ts';
import { suggest } from '../suggest.ts';
import { snapshotOf, trialOf } from '../testing/index.ts';
import { expertPrior } from './expert-prior.ts';

describe('beliefs in the features of a domain', () => {
  const parameters: Parameter[] = [
    { name: 'kind', type: 'categorical', values: ['p', 'q'] },
    { name: 'deep', type: 'boolean', when: { kind: ['q'] } },
    { name: 'depth', type: 'int', min: 1, max: 9, prior: { mean: 5, standardDeviation: 2 }, when: { deep: [true] } },
    { name: 'x', type: 'float', min: 0, max: 1 },
  ];
  const search = openSearch(snapshotOf({ parameters }));
  const space = compileSpace({ parameters });

  it.each([
    ['of the Gaussian process', createSpaceDomain],
    ['of the forest', createForestDomain],
  ])('count where the parameter is active, through all its parents: %s', (_, create) => {
    const domain = create(search);
    const { columns } = expertPrior(space, domain, 100, 10);
    expect(columns).toEqual([
      expect.objectContaining({ mean: expect.closeTo(0.5, 12), deviation: expect.closeTo(2 / 9, 12) }),
    ]);
    const applies = (assignments: Parameters<typeof toUnit>[1]): boolean => {
      const row = new Float64Array(domain.columns);
      domain.embed(toUnit(space, assignments), row);
      return columns[0]!.applies(row);
    };
    expect(applies({ kind: 'q', deep: true, depth: 5, x: 0 })).toBe(true);
    expect(applies({ kind: 'q', deep: false, x: 0 })).toBe(false);
    expect(applies({ kind: 'p', x: 0 })).toBe(false);
  });

  it('weigh a tenth of the budget over the observations', () => {
    const strength = (observed: number): number =>
      expertPrior(space, createSpaceDomain(search), 200, observed).strength;
    expect([strength(0), strength(10), strength(200)]).toEqual([20, 2, 0.1]);
  });
});

describe('a search that experts guide', () => {
  const BEST = [0.2, 0.7, 0.45, 0.85];
  const kernels = createPlainKernels(1 << 20);

  /** Best value of a narrow peak in four dimensions after some trials, the mean over three seeds: 0 is the optimum. */
  function search(beliefs: readonly number[] | null, trials: number): number {
    const results = [1, 2, 3].map((seed) => {
      const parameters = BEST.map((_, i) => ({
        name: `x${i}`,
        type: 'float' as const,
        min: 0,
        max: 1,
        ...(beliefs && { prior: { mean: beliefs[i]!, standardDeviation: 0.1 } }),
      }));
      const draft = { parameters, budget: { trials: 40 }, strategy: { name: 'bayesian' as const } };
      const told: ReturnType<typeof trialOf>[] = [];
      let best = -Infinity;
      for (let n = 1; n <= trials; n++) {
        const snapshot = snapshotOf(draft, told, { seed });
        const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)), { kernels });
        const { assignments } = suggestion!;
        const value = -BEST.reduce((sum, at, i) => sum + Math.sqrt(Math.abs(Number(assignments[`x${i}`]) - at)), 0);
        best = Math.max(best, value);
        told.push(trialOf(snapshot.firstNumber, assignments, value));
      }
      return best;
    });
    return results.reduce((sum, best) => sum + best, 0) / results.length;
  }

  it('is faster where they are right', () => {
    const right = BEST.map((at, i) => at + (i % 2 === 0 ? 0.03 : -0.03));
    expect(search(right, 12)).toBeGreaterThan(search(null, 12) + 0.2);
  });

  it('recovers where they are wrong', () => {
    const wrong = BEST.map((at) => (at > 0.5 ? at - 0.5 : at + 0.5));
    const early = search(wrong, 10);
    const late = search(wrong, 40);
    expect(late).toBeGreaterThan(early + 0.5);
    expect(late).toBeGreaterThan(search(null, 20));
  });
});
