import { createRng } from '#numerics';
import { exactCos } from '#numerics/testing';
import { suggestionSeed, type StudySpecInput } from '#study';
import { describe, expect, it } from '@jest/globals';
import { randomStrategy } from '../random.ts';
import type { Strategy } from '../strategy.ts';
import { convergenceContract, snapshotOf, strategyContract, trialOf } from '../testing/index.ts';
import { cmaEsStrategy } from './cma-es.ts';

strategyContract(() => cmaEsStrategy, { runs: 15, studyStrategy: 'cma-es' });
// Ten generations are too few to tell on branin; see below for a hundred trials.
convergenceContract(cmaEsStrategy, { sphere: 0.5, branin: 1, table: 0.8 });

type Assignments = ReturnType<typeof trialOf>['assignments'];
type Outcome = Parameters<typeof trialOf>[2];

interface Setup {
  readonly strategy?: Strategy;
  readonly seed?: number;
}

/** A search of one worker; `tell` says how a point turned out. */
function search(
  parameters: StudySpecInput['parameters'],
  count: number,
  tell: (point: Assignments, n: number) => Outcome,
  { strategy = cmaEsStrategy, seed = 11 }: Setup = {},
) {
  const trials: ReturnType<typeof trialOf>[] = [];
  const empty = snapshotOf({ parameters }, [], { seed });
  const ask = () => {
    const snapshot = { ...empty, trials, revision: trials.length, firstNumber: trials.length + 1 };
    const [suggestion] = strategy.suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    if (suggestion === undefined) throw new Error('a strategy answers with at least one point');
    return suggestion;
  };
  for (let n = 1; n <= count; n++) {
    const { assignments } = ask();
    trials.push(trialOf(n, assignments, tell(assignments, n)));
  }
  return { trials, next: ask() };
}

const floats = ['a', 'b', 'c'].map((name) => ({ name, type: 'float' as const, min: -5, max: 5 }));
const distance = (point: Assignments): number =>
  [1.3, -2.1, 3.7].reduce((sum, centre, i) => sum + (Number(point['abc'[i]!]) - centre) ** 2, 0);

function leastOf(trials: readonly { readonly assignments: Assignments }[], cost: (point: Assignments) => number) {
  return Math.min(...trials.map(({ assignments }) => cost(assignments)));
}

/** Mean over eight seeds of the best value of branin after a hundred trials, above its minimum. */
function braninRegret(strategy: Strategy): number {
  const parameters = [
    { name: 'x', type: 'float' as const, min: -5, max: 10 },
    { name: 'y', type: 'float' as const, min: 0, max: 15 },
  ];
  const branin = (point: Assignments): number => {
    const x = Number(point['x']);
    const valley = Number(point['y']) - (5.1 * x * x) / (4 * Math.PI * Math.PI) + (5 * x) / Math.PI - 6;
    return valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * exactCos(x) + 9.602113;
  };
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  const least = seeds.map((seed) => {
    const { trials } = search(parameters, 100, (point) => -branin(point), { strategy, seed });
    return leastOf(trials, branin);
  });
  return least.reduce((sum, value) => sum + value, 0) / seeds.length;
}

describe('cma-es', () => {
  it('ends clearly closer to the optimum of branin than random search after a hundred trials, eight seeds', () => {
    expect(braninRegret(cmaEsStrategy)).toBeLessThan(0.6 * braninRegret(randomStrategy));
  });

  it('converges on a sphere far below the reach of a design: 1e-5 after 300 trials', () => {
    const { trials } = search(floats, 300, (point) => -distance(point));
    expect(leastOf(trials, distance)).toBeLessThan(1e-5);
  });

  it('looks at ranks alone: any increasing transformation of the scores gives the same points', () => {
    const plain = search(floats, 40, (point) => -distance(point));
    const bent = search(floats, 40, (point) => 1e6 - distance(point) ** 3);
    expect(bent.trials.map(({ assignments }) => assignments)).toEqual(
      plain.trials.map(({ assignments }) => assignments),
    );
  });

  it('reaches the optimum of integers, which their margin keeps moving', () => {
    const ints = ['a', 'b', 'c', 'd'].map((name) => ({ name, type: 'int' as const, min: -20, max: 20 }));
    const best = [7, -11, 3, 18];
    const cost = (point: Assignments) =>
      best.reduce((sum, value, i) => sum + (Number(point['abcd'[i]!]) - value) ** 2, 0);
    const { trials } = search(ints, 250, (point) => -cost(point));
    expect(leastOf(trials, cost)).toBe(0);
  });

  it('comes nearer to the optimum in a hundred dimensions than a full covariance or random search, after 300 trials', () => {
    const parameters = Array.from({ length: 100 }, (_, i) => ({
      name: `x${i}`,
      type: 'float' as const,
      min: -5,
      max: 5,
    }));
    const cost = (point: Assignments) =>
      parameters.reduce((sum, { name }, i) => sum + (Number(point[name]) - ((7 * i) % 9) + 4) ** 2, 0);
    const reached = (strategy: Strategy): number => {
      const trials: ReturnType<typeof trialOf>[] = [];
      const empty = snapshotOf({ parameters }, [], { seed: 11 });
      while (trials.length < 300) {
        const snapshot = { ...empty, trials, revision: trials.length, firstNumber: trials.length + 1 };
        for (const { assignments } of strategy.suggest(snapshot, 17, createRng(suggestionSeed(snapshot))))
          trials.push(trialOf(trials.length + 1, assignments, -cost(assignments)));
      }
      return leastOf(trials, cost);
    };
    // .476; with the full covariance .544.
    expect(reached(cmaEsStrategy)).toBeLessThan(0.5 * reached(randomStrategy));
  });

  it('starts again with twice the population where nothing ever changes', () => {
    const [only] = floats;
    const { next } = search(only === undefined ? [] : [only], 90, () => 5);
    expect(next.explanation.model).toMatchObject({ kind: 'cma-es', restarts: 1, populationSize: 8 });
  });

  it('goes on where every third trial fails and every fifth stays pending', () => {
    const { trials } = search(floats, 150, (point, n) =>
      n % 5 === 0 ? 'pending' : n % 3 === 0 ? 'failed' : -distance(point),
    );
    expect(leastOf(trials, distance)).toBeLessThan(0.1);
  });

  it('takes points that it has not drawn as they are: a history of another study pulls the mean there', () => {
    const added = Array.from({ length: 14 }, (_, n) =>
      trialOf(n + 1, { a: 3 + n / 20, b: 3 - n / 20, c: 3 + n / 40 }, n),
    );
    const snapshot = snapshotOf({ parameters: floats }, added);
    const points = cmaEsStrategy.suggest(snapshot, 5, createRng(1));
    const centre = points.reduce((sum, { assignments }) => sum + Number(assignments['a']), 0) / 5;
    expect(centre).toBeGreaterThan(1);
  });
});
