import { describe, expect, it } from '@jest/globals';
import type { ResultLine } from '../result-line.ts';
import { compareRuns } from './compare-runs.ts';
import { comparison } from './comparison.ts';
import { exactMean } from './exact-mean.ts';
import { quantile } from './latency.ts';
import { markRun } from './marks.ts';
import { ranks } from './ranks.ts';
import { readRivals } from './rivals.ts';
import { scalesWithRecords } from './scales.ts';
import { meansBySuite, suiteOf } from './suites.ts';

/** A run whose regret at 25, 50 and 100 trials is as given, and flat in between. */
function run(optimiser: string, problem: string, seed: number, at: readonly [number, number, number]): ResultLine {
  const perTrial = Array.from({ length: 100 }, (_, i) => (i < 25 ? at[0] : i < 50 ? at[1] : at[2]));
  const [regret, bestSoFarTruth, ms] = [perTrial, perTrial, perTrial];
  return { optimiser, version: '1', problem, seed, budget: 100, regret, bestSoFarTruth, ms, duplicates: 0 };
}

describe('comparison', () => {
  it('averages normalised regret over seeds, then problems of a suite, then suites; and ranks per problem', () => {
    const runs = [
      run('a', 'levy-8d', 0, [4, 2, 1]),
      run('a', 'levy-8d', 1, [8, 2, 1]),
      run('a', 'branin-2d', 0, [10, 5, 0]),
      run('a', 'hpobench-car', 0, [0.1, 0.1, 0.1]),
      run('b', 'levy-8d', 0, [6, 4, 2]),
      run('b', 'branin-2d', 0, [5, 5, 5]),
      run('b', 'hpobench-car', 0, [0.2, 0.2, 0.2]),
    ];
    const scales = {
      'levy-8d': { offset: 0, scale: 8 },
      'branin-2d': { offset: 5, scale: 20 },
      'hpobench-car': { offset: 0, scale: 1 },
    };
    const [section] = compareRuns(runs.map(markRun), scales);
    const { regret, rank } = section!.measures.regret;
    // levy (4 + 8) / 2 / 8 = 0.75, branin (10 + 5) / 20 = 0.75; functions 0.75; overall (0.75 + 0.1) / 2
    expect(regret.get('a')?.get('functions')?.get(25)).toBeCloseTo(0.75, 12);
    expect(regret.get('a')?.get('overall')?.get(25)).toBeCloseTo(0.425, 12);
    expect(section!.measures.regret.byProblem.get('a')?.get('branin-2d')?.get(50)).toBe(0.5);
    // levy a tie, branin won by b, car by a
    expect(rank.get('a')?.get('functions')?.get(25)).toBe(1.75);
    expect(rank.get('a')?.get('overall')?.get(25)).toBe((1.75 + 1) / 2);
  });

  it("reproduces the rivals' published means from the compact form", () => {
    const { runs, scales } = readRivals();
    const [section] = compareRuns(runs, scales);
    expect(section?.problems).toHaveLength(29);
    const overall = (name: string): string[] =>
      [...(section?.measures.regret.regret.get(name)?.get('overall')?.values() ?? [])].map((value) => value.toFixed(4));
    expect(overall('optuna-gp')).toEqual(['0.1121', '0.0736', '0.0605']);
    expect(overall('optuna-tpe')).toEqual(['0.1512', '0.1100', '0.0786']);
    expect(overall('smac-hpo')).toEqual(['0.1891', '0.1301', '0.0850']);
    expect(overall('random')).toEqual(['0.2055', '0.1748', '0.1552']);
    const gpRanks = section?.measures.regret.rank.get('optuna-gp')?.get('overall');
    expect([...(gpRanks?.values() ?? [])].map((value) => value.toFixed(2))).toEqual(['1.49', '1.42', '1.50']);
  });

  it('prints only sections that one of our optimisers covers', () => {
    const text = comparison([run('surmise', 'hpobench-vehicle', 0, [0.1, 0.05, 0.02])], readRivals());
    expect(text.match(/^## \d+ problems/gm)).toEqual(['## 1 problems']);
    expect(text).toContain('| surmise | 1 | 1 | 1 | 100 | 0.0 % |');
    expect(text).toMatch(/^\| vizier \|.* – \/ – \|$/m);
  });

  it('shows what is recommended beside what was observed, of those who recommend', () => {
    const silent = run('silent', 'hpobench-vehicle', 0, [0.1, 0.05, 0.02]);
    expect(comparison([silent], readRivals())).not.toContain('regret, recommended');
    const { regret: recommendedRegret } = run('', '', 0, [0.2416, 0, 0]);
    const text = comparison([silent, { ...silent, optimiser: 'surmise', recommendedRegret }], readRivals());
    const table = text.split('Mean normalised regret, recommended, ')[1]?.split('Mean normalised')[0];
    expect(table).toContain('| surmise | 0.9998 / 0.0000 / 0.0000 | 0.9998 / 0.0000 / 0.0000 |');
    expect(table).not.toContain('silent');
  });

  it('moves the best known value of a problem that one of our runs beat', () => {
    const scales = { p: { offset: 1, scale: 4 } };
    expect(scalesWithRecords(scales, [run('surmise', 'p', 0, [2, -1.5, -1.5])])).toEqual({
      p: { offset: 1.5, scale: 4.5 },
    });
    expect(scalesWithRecords(scales, [run('surmise', 'p', 0, [2, -0.5, -0.5])])).toEqual(scales);
  });
});

describe('its arithmetic', () => {
  it('gives five and ten equal values the same mean', () => {
    expect(exactMean(Array<number>(10).fill(0.1))).toBe(0.1);
    expect(exactMean([1e16, 1, -1e16])).toBe(1 / 3);
  });

  it('shares places among equals', () => {
    expect([
      ...ranks(
        new Map([
          ['a', 2],
          ['b', 1],
          ['c', 2],
          ['d', 3],
        ]),
      ),
    ]).toEqual([
      ['a', 2.5],
      ['b', 1],
      ['c', 2.5],
      ['d', 4],
    ]);
  });

  it('interpolates quantiles', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([10, 20], 0.95)).toBeCloseTo(19.5, 12);
  });

  it('knows the suites', () => {
    expect(['hpobench-car', 'rbv2_xgboost-12-auc', 'lcbench-3945-val_accuracy', 'levy-8d'].map(suiteOf)).toEqual([
      'hpobench',
      'xgboost',
      'lcbench',
      'functions',
    ]);
    expect(
      meansBySuite(
        new Map([
          ['levy-8d', 1],
          ['branin-2d', 3],
          ['hpobench-car', 5],
        ]),
      ),
    ).toEqual(
      new Map([
        ['functions', 2],
        ['hpobench', 5],
        ['overall', 3.5],
      ]),
    );
  });
});
