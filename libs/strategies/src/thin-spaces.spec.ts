import { createRng } from '#numerics';
import { canonicalForm, compileSpace, validateAssignments, type Parameter } from '#search-space';
import { STRATEGY_NAMES, suggestionSeed, type SnapshotTrial } from '#study';
import { describe, expect, it } from '@jest/globals';
import { suggest } from './suggest.ts';
import { snapshotOf, trialOf, type SpecDraft } from './testing/index.ts';

const unit = (name: string): Parameter => ({ name, type: 'float', min: 0, max: 1 });
const int = (name: string): Parameter => ({ name, type: 'int', min: 0, max: 1000 });

const THIN: readonly (readonly [string, readonly Parameter[], readonly string[]])[] = [
  ['a slab of 1e-2', ['x', 'y', 'z'].map(unit), ['abs(x - y) <= 0.005']],
  ['a slab of 1e-3', ['x', 'y', 'z'].map(unit), ['abs(x - y) <= 0.0005']],
  ['a slab of 1e-4', ['x', 'y', 'z'].map(unit), ['abs(x - y) <= 0.00005']],
  ['a corner of 1e-4', ['x', 'y', 'z'].map(unit), ['x + y + z <= 0.0843']],
  ['products', ['x', 'y', 'z', 'w'].map(unit), ['x * y >= 0.8', 'z + w >= 1.8', 'x * z >= 0.75', 'y * w <= 0.85']],
  ['an equation of integers', [int('x'), int('y'), unit('z')], ['x + y == 10']],
  [
    'a branch',
    [
      { name: 'kind', type: 'categorical', values: ['thin', 'wide'] },
      { ...unit('x'), when: { kind: ['thin'] } },
      { ...unit('y'), when: { kind: ['thin'] } },
      unit('z'),
    ],
    ['abs(x - y) <= 0.0005', 'x + z <= 1.2'],
  ],
];

/** Grid points of a thin set are few or none; it says so. */
const LEARNING = STRATEGY_NAMES.filter((name) => name !== 'grid');

/** Value of a trial that the search is to minimise: far corners of the cube are best, so that the optimum lies on the border. */
const valueOf = (assignments: SnapshotTrial['assignments']): number =>
  (Number(assignments['x'] ?? 0.5) - 0.1) ** 2 + (Number(assignments['z'] ?? 0) - 0.7) ** 2;

describe.each(LEARNING)('%s in thin spaces', (name) => {
  it.each(THIN)('keeps to %s', (_, parameters, parameterConstraints) => {
    const draft: SpecDraft = {
      parameters: [...parameters],
      parameterConstraints: [...parameterConstraints],
      objectives: [{ metric: 'y', goal: 'minimize' }],
      strategy: { name },
      budget: { trials: 24 },
    };
    const space = compileSpace(draft);
    const trials: SnapshotTrial[] = [];
    const used = new Set<string>();
    while (trials.length < 24) {
      const snapshot = snapshotOf(draft, trials);
      for (const { assignments, explanation } of suggest(snapshot, 2, createRng(suggestionSeed(snapshot)))) {
        expect(validateAssignments(space, assignments)).toEqual([]);
        expect(used.has(canonicalForm(space, assignments))).toBe(false);
        expect(explanation.fallback).toBeNull();
        used.add(canonicalForm(space, assignments));
        trials.push(trialOf(trials.length + 1, assignments, valueOf(assignments)));
      }
    }
  });
});

describe('the Bayesian strategy in thin spaces', () => {
  it.each<[string, readonly Parameter[], readonly string[], (at: (name: string) => number) => number, number]>([
    // The nearest point of the slab to (0.3, 0.6) has x = y = 0.45 up to its half width.
    [
      'a slab of 1e-4',
      ['x', 'y', 'u'].map(unit),
      ['abs(x - y) <= 0.00005'],
      (at) => (at('x') - 0.3) ** 2 + (at('y') - 0.6) ** 2 + (at('u') - 0.2) ** 2 - 0.5 * 0.29995 ** 2,
      2e-3,
    ],
    // Eleven pairs of 1001^2.
    [
      'an equation of integers',
      [int('x'), int('y'), unit('u')],
      ['x + y == 10'],
      (at) => (at('x') - 7) ** 2 / 100 + (at('u') - 0.3) ** 2,
      1e-3,
    ],
  ])('finds the best point of %s', (_, parameters, parameterConstraints, regretOf, most) => {
    const draft: SpecDraft = {
      parameters: [...parameters],
      parameterConstraints: [...parameterConstraints],
      objectives: [{ metric: 'y', goal: 'minimize' }],
      strategy: { name: 'bayesian' },
      budget: { trials: 40 },
    };
    const trials: SnapshotTrial[] = [];
    let best = Infinity;
    while (trials.length < 30) {
      const snapshot = snapshotOf(draft, trials);
      const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
      const regret = regretOf((name) => Number(suggestion!.assignments[name]));
      best = Math.min(best, regret);
      trials.push(trialOf(trials.length + 1, suggestion!.assignments, regret));
    }
    expect(best).toBeLessThan(most);
  });
});
