import { feasibilityIssues } from '#search-space';
import { STRATEGY_NAMES, type StrategyName } from '#study';
import type { Benchmark } from '../suite/benchmark.ts';
import { BAD_INPUT_CASES } from './bad-input-cases.ts';
import { CONSTRAINT_CASES } from './constraint-cases.ts';
import { runCase, type CaseResult } from './run-case.ts';

/** CPU time that any ask may take, the largest of spaces included. */
const MOST_MS = 2_000;
const MODELLED: readonly StrategyName[] = ['bayesian'];

/** What users send by mistake and constraints that leave next to nothing: an answer in bounded time, or a clear error. */
export const awkward: Benchmark = {
  name: 'awkward',
  run(extent, report) {
    const strategies = extent === 'full' ? STRATEGY_NAMES.filter((name) => name !== 'auto') : MODELLED;
    const now = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
    const results: CaseResult[] = [];
    for (const each of [...BAD_INPUT_CASES, ...CONSTRAINT_CASES]) {
      const own = strategies
        .filter((name) => !(each.without?.includes(name) ?? false))
        .map((name) => ({ name, ...runCase(each, name, 0, now) }));
      results.push(...own);
      for (const { name, faults, ended } of own)
        if (faults.length > 0 || isUnclear(ended)) report(`${each.name}, ${name}: ${faults[0] ?? ended ?? ''}`);
    }
    report(`${results.length} searches`);
    const faults = results.reduce((sum, { faults: own }) => sum + own.length, 0);
    return Promise.resolve([
      { what: 'answers outside of the space, repeated or no numbers', figure: faults, target: { atMost: 0 } },
      { what: 'searches that ended in an error that is not closed', figure: unclear(results), target: { atMost: 0 } },
      {
        what: 'slowest ask, CPU ms',
        figure: Math.max(...results.map(({ mostMs }) => mostMs)),
        target: { atMost: MOST_MS },
      },
      {
        what: 'contradictions found before a study starts, of 2',
        figure: contradictionsFound(),
        target: { atLeast: 2 },
      },
    ]);
  },
};

function unclear(results: readonly CaseResult[]): number {
  return results.filter(({ ended }) => isUnclear(ended)).length;
}

/** A search may end early only where no point is left. */
function isUnclear(ended: string | null): boolean {
  return ended !== null && ended !== 'space_exhausted';
}

function contradictionsFound(): number {
  const parameters = ['x', 'y'].map((name) => ({ name, type: 'float' as const, min: 0, max: 1 }));
  const contradictions = [['x > y', 'y > x'], ['x + y >= 3']];
  return contradictions.filter(
    (parameterConstraints) => feasibilityIssues({ parameters, parameterConstraints }).length > 0,
  ).length;
}
