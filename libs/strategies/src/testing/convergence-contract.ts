import { createRng } from '#numerics';
import { exactCos } from '#numerics/testing';
import type { Assignments } from '#search-space';
import { suggestionSeed, type StudySpecInput } from '#study';
import { describe, expect, it } from '@jest/globals';
import { randomStrategy } from '../random.ts';
import type { Strategy } from '../strategy.ts';
import { snapshotOf, trialOf } from './snapshot-of.ts';

interface Problem {
  readonly parameters: StudySpecInput['parameters'];
  /** To minimise; 0 at the optimum. */
  readonly regret: (at: (name: string) => number) => number;
}

const TRIALS = 60;
const SEEDS = [1, 2, 3, 4, 5];

const SPHERE_CENTRE = [1.3, -2.1, 3.7, 0.4];
const sphere: Problem = {
  parameters: SPHERE_CENTRE.map((_, index) => ({ name: `x${index}`, type: 'float', min: -5, max: 5 })),
  regret: (at) => SPHERE_CENTRE.reduce((sum, centre, index) => sum + (at(`x${index}`) - centre) ** 2, 0),
};

const branin: Problem = {
  parameters: [
    { name: 'x', type: 'float', min: -5, max: 10 },
    { name: 'y', type: 'float', min: 0, max: 15 },
  ],
  regret(at) {
    const x = at('x');
    const valley = at('y') - (5.1 * x * x) / (4 * Math.PI * Math.PI) + (5 * x) / Math.PI - 6;
    return valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * exactCos(x) + 10 - 0.397887;
  },
};

/** 4^6 points; each category adds its cost, and two neighbouring ones that differ by more than one add another 2. */
const COSTS = [
  [3, 0, 2, 5],
  [4, 1, 0, 3],
  [0, 2, 6, 1],
  [5, 3, 0, 2],
  [2, 4, 1, 0],
  [1, 0, 3, 6],
];
const table: Problem = {
  parameters: COSTS.map((_, index) => ({ name: `c${index}`, type: 'categorical', values: [0, 1, 2, 3] })),
  regret: (at) =>
    COSTS.reduce((sum, costs, index) => {
      const value = at(`c${index}`);
      const jump = index > 0 && Math.abs(value - at(`c${index - 1}`)) > 1 ? 2 : 0;
      return sum + costs[value]! + jump;
    }, 0),
};

export interface ConvergenceTargets {
  /** Largest mean regret as a share of that of random search, after 60 trials. */
  readonly sphere: number;
  readonly branin: number;
  readonly table: number;
}

/** What a strategy that learns owes: a better end than random search's. Call inside a spec file. */
export function convergenceContract(strategy: Strategy, targets: ConvergenceTargets): void {
  describe(`convergence: ${strategy.name}`, () => {
    it.each([
      ['sphere', sphere, targets.sphere],
      ['branin', branin, targets.branin],
      ['table', table, targets.table],
    ] as const)('ends closer to the optimum of %s than random search', (_name, problem, share) => {
      expect(meanRegret(strategy, problem)).toBeLessThan(share * meanRegret(randomStrategy, problem));
    });
  });
}

function meanRegret(strategy: Strategy, problem: Problem): number {
  return SEEDS.reduce((sum, seed) => sum + bestRegret(strategy, problem, seed), 0) / SEEDS.length;
}

function bestRegret(strategy: Strategy, { parameters, regret }: Problem, seed: number): number {
  const trials: ReturnType<typeof trialOf>[] = [];
  const draft = { parameters, budget: { trials: TRIALS } };
  let best = Infinity;
  for (let number = 1; number <= TRIALS; number++) {
    const snapshot = snapshotOf(draft, trials, { seed });
    const [suggestion] = strategy.suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    if (suggestion === undefined) throw new Error('a strategy answers with at least one point');
    const value = regret((name) => numberAt(suggestion.assignments, name));
    best = Math.min(best, value);
    trials.push(trialOf(number, suggestion.assignments, -value));
  }
  return best;
}

function numberAt(assignments: Assignments, name: string): number {
  const value = assignments[name];
  if (typeof value !== 'number') throw new Error(`${name} has no number`);
  return value;
}
