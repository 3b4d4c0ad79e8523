import { describe, expect, it } from '@jest/globals';
import { compareRuns } from './compare-runs.ts';
import { findingsOf } from './findings-of.ts';
import type { MarkedRun } from './marks.ts';

const run = (optimiser: string, problem: string, regret: readonly [number, number, number]): MarkedRun => ({
  ...{ optimiser, problem, version: '1', seed: 0, budget: 100, duplicates: null },
  regret: [...regret],
  bestSoFarTruth: [...regret],
});

describe('findingsOf', () => {
  const scales = { 'lcbench-1': { offset: 0, scale: 1 }, branin: { offset: 0, scale: 1 } };
  const [section] = compareRuns(
    [
      run('own', 'lcbench-1', [0.5, 0.1, 0.1]),
      run('own', 'branin', [0.5, 0.1, 0.1]),
      run('strong', 'lcbench-1', [0.4, 0.2, 0.05]),
      run('strong', 'branin', [0.6, 0.4, 0.11]),
      run('weak', 'lcbench-1', [1, 1, 1]),
      run('weak', 'branin', [1, 1, 1]),
    ],
    scales,
  );
  const findings = findingsOf(section!, 'own');
  const named = (part: string) => findings.find(({ what }) => what.includes(part))!;

  it('compares mean ranks with those of the best rival', () => {
    expect(named('mean rank, 50')).toMatchObject({ figure: 1, target: { atMost: 2 } });
    expect(named('mean rank, 25')).toMatchObject({ figure: 1.5, target: { atMost: 1.5 } });
  });

  it('divides the regret over all suites by that of the best single rival', () => {
    expect(named('best single rival, 50').figure).toBeCloseTo(0.1 / 0.3, 12);
    expect(named('best single rival, 100').figure).toBeCloseTo(0.1 / 0.08, 12);
  });

  it('counts the suites where a rival is ahead by more than a tenth and by more than .005', () => {
    expect(named('ahead by 10 % and .005, 50').figure).toBe(0);
    expect(named('ahead by 10 % and .005, 100').figure).toBe(1);
  });
});
