import { createPlainKernels, createRng } from '#numerics';
import { canonicalForm, compileSpace, fromUnit, sampleUniform, toUnit } from '#search-space';
import { spaceDocumentArbitrary } from '#search-space/testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openSearch } from './search.ts';
import { createSpaceDomain } from './space-domain.ts';
import { snapshotOf, trialOf } from './testing/index.ts';

const CONDITIONAL = {
  parameters: [
    { name: 'booster', type: 'categorical' as const, values: ['tree', 'linear'] },
    { name: 'depth', type: 'int' as const, min: 1, max: 50, when: { booster: ['tree'] } },
    { name: 'drop', type: 'boolean' as const, when: { booster: ['tree'] } },
    { name: 'rate', type: 'float' as const, min: 0.001, max: 1, scale: 'log' as const },
    { name: 'only', type: 'ordinal' as const, values: [7] },
  ],
};

const domainOf = (draft: Parameters<typeof snapshotOf>[0], fixed: Record<string, string | number> | null = null) =>
  createSpaceDomain(openSearch(snapshotOf(draft, [], { fixed })));

function embedded(domain: ReturnType<typeof domainOf>, ...position: number[]): number[] {
  const settled = Float64Array.from(position);
  domain.settle(settled);
  const row = new Float64Array(domain.columns);
  domain.embed(settled, row);
  return [...row];
}

describe('space domain', () => {
  it('makes one column of every parameter with a choice, ordered ones first', () => {
    const domain = domainOf(CONDITIONAL);
    expect(domain.parameters).toEqual([1, 3, 0, 2]);
    expect([domain.columns, domain.numeric]).toEqual([4, 2]);
  });

  it('lets inactive children say nothing: any two points without them differ in active columns only', () => {
    const domain = domainOf(CONDITIONAL);
    expect(embedded(domain, 0.9, 0.1, 0.2, 0.3, 0.5)).toEqual([0.5, 0.3, 1, -1]);
    expect(embedded(domain, 0.9, 0.8, 0.9, 0.3, 0.5)).toEqual([0.5, 0.3, 1, -1]);
    expect(embedded(domain, 0.1, 0.11, 0.9, 0.3, 0.5)).toEqual([0.11, 0.3, 0, 1]);
  });

  it('climbs along active ordered parameters with many levels, and keeps fixed ones', () => {
    const tree = Float64Array.of(0.25, 0.11, 0.25, 0.3, 0.5);
    expect(domainOf(CONDITIONAL).smooth(tree)).toEqual([1, 3]);
    expect(domainOf(CONDITIONAL).smooth(Float64Array.of(0.75, 0.5, 0.5, 0.3, 0.5))).toEqual([3]);
    const fixed = domainOf(CONDITIONAL, { depth: 7, booster: 'tree' });
    expect(fixed.smooth(tree)).toEqual([3]);
    expect(fixed.exchanges(tree, 0)).toEqual([]);
    const position = Float64Array.of(0.9, 0.9, 0.9, 0.9, 0.9);
    fixed.settle(position);
    expect(fromUnit(compileSpace(CONDITIONAL), position)).toMatchObject({ booster: 'tree', depth: 7 });
  });

  it('never relaxes a parent, whose value switches columns on and off', () => {
    const domain = domainOf({
      parameters: [
        { name: 'layers', type: 'int', min: 1, max: 30 },
        { name: 'width', type: 'float', min: 0, max: 1, when: { layers: [2, 3] } },
      ],
    });
    expect(domain.smooth(Float64Array.of(0.5, 0.5))).toEqual([]);
    expect(domain.exchanges(Float64Array.of(0.5 / 30, 0.5), 0).length).toBeGreaterThan(3);
  });

  it('knows tried points', () => {
    const search = openSearch(snapshotOf(CONDITIONAL, [trialOf(0, { booster: 'linear', rate: 0.1, only: 7 }, 1)]));
    const domain = createSpaceDomain(search);
    const position = toUnit(search.space, { booster: 'linear', rate: 0.1, only: 7 });
    expect(domain.taken(position)).toBe(true);
    position[3] = 0.9;
    expect(domain.taken(position)).toBe(false);
  });

  it('has a positive definite kernel on different points of any conditional space', () => {
    fc.assert(
      fc.property(spaceDocumentArbitrary({ maxParameters: 8 }), fc.nat(1000), (document, seed) => {
        const search = openSearch(snapshotOf(document));
        const domain = createSpaceDomain(search);
        const { columns, numeric } = domain;
        const rng = createRng(seed);
        const kernels = createPlainKernels(1 << 14);
        const distinct = new Map<string, Float64Array>();
        for (let i = 0; i < 25; i++) {
          const assignments = sampleUniform(search.space, rng);
          const position = toUnit(search.space, assignments);
          domain.settle(position);
          distinct.set(canonicalForm(search.space, assignments), position);
        }
        const n = distinct.size;
        const data = kernels.allocate(n * columns);
        [...distinct.values()].forEach((position, i) => {
          domain.embed(position, data.subarray(i * columns, (i + 1) * columns));
        });
        const weights = kernels.allocate(columns).map(() => Math.exp(2 * rng.normal()));
        const view = kernels.allocate(columns);
        view.set(weights);
        const gram = kernels.allocate(n * n);
        const points = { data, count: n, stride: columns };
        for (const mainShare of [0, 0.5, 0.98]) {
          const kernel = { columns, numeric, weights: view, signalVariance: 1, mainShare };
          kernels.maternGram(kernel, points, 1e-9, gram, n, null);
          expect(kernels.cholesky(gram, n, n)).toBe(-1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
