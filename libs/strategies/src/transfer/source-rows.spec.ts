import { describe, expect, it } from '@jest/globals';
import { openSearch } from '../search.ts';
import { createSpaceDomain } from '../space-domain.ts';
import { snapshotOf } from '../testing/index.ts';
import { positionOfRow, sourceRows } from './source-rows.ts';

const PARAMETERS = [
  { name: 'rate', type: 'float' as const, min: 1e-4, max: 1, scale: 'log' as const },
  { name: 'units', type: 'int' as const, min: 0, max: 9 },
  { name: 'kind', type: 'categorical' as const, values: ['sgd', 'adam'] },
  { name: 'momentum', type: 'float' as const, min: 0, max: 1, when: { kind: ['sgd'] } },
];
const search = openSearch(snapshotOf({ parameters: PARAMETERS }));
const domain = createSpaceDomain(search);
const rowsOf = (...all: Record<string, string | number>[]) =>
  sourceRows(search.space, domain, {
    studyId: 's',
    name: 's',
    observations: all.map((assignments, i) => ({ assignments, score: i })),
  });

// Columns: rate, units, momentum, then kind.
describe('sourceRows', () => {
  it('embeds what the target knows, and calls the rest absent', () => {
    const { rows, shared, scores } = rowsOf({ rate: 0.01, kind: 'adam', foreign: 3 }, { rate: 1, kind: 'sgd' });
    expect(rows[0]![0]).toBeCloseTo(0.5, 12);
    expect(Array.from(rows[0]!.subarray(1))).toEqual([0.5, 0.5, 1]);
    expect(Array.from(rows[1]!)).toEqual([1, 0.5, 0.5, 0]);
    expect(shared).toEqual([true, false, false, true]);
    expect(Array.from(scores)).toEqual([0, 1]);
  });

  it('keeps what lies outside the domain where it lies', () => {
    const [row] = rowsOf({ rate: 1e-6, units: 19, kind: 'lbfgs', momentum: 0.25 }).rows;
    expect(row![0]).toBeCloseTo(-0.5, 12);
    expect(row![1]).toBeCloseTo(1.95, 12);
    expect(row![2]).toBe(0.25);
    expect(row![3]).toBe(-2);
    const position = positionOfRow(search.space, domain, row!);
    expect(Array.from(position)).toEqual([0, 1, 0.5, 0.25]);
    expect(domain.settle(position)).toBe(true);
  });

  it('drops a trial that has no place', () => {
    const { rows, scores } = rowsOf(
      { rate: 'high', units: 1 },
      { rate: 0, units: 1 },
      { rate: 1, units: 1 },
      { rate: 1, units: 1e155 },
    );
    expect(rows).toHaveLength(1);
    expect(Array.from(scores)).toEqual([2]);
  });
});
