import { createRng } from '#numerics';
import { canonicalForm, compileSpace, derivedValues, validateAssignments, type Assignments } from '#search-space';
import { STRATEGY_NAMES, suggestionSeed, type SnapshotTrial, type Suggestion } from '#study';
import { describe, expect, it } from '@jest/globals';
import { suggest } from './suggest.ts';
import { snapshotOf, trialOf, type SpecDraft } from './testing/index.ts';

/** Every kind of parameter on every scale, two roots, conditions two levels deep, an expression over several of them, a derived value and a belief. */
const SPACE: Pick<SpecDraft, 'parameters' | 'parameterConstraints' | 'derived'> = {
  parameters: [
    { name: 'optimizer', type: 'categorical', values: ['sgd', 'adam', 'none'], default: 'sgd' },
    { name: 'nesterov', type: 'boolean', when: { optimizer: ['sgd'] }, default: true },
    { name: 'momentum', type: 'float', min: 0, max: 0.99, step: 0.01, when: { nesterov: [true] }, default: 0.9 },
    { name: 'beta', type: 'float', min: 0.5, max: 0.9999, scale: 'logit', when: { optimizer: ['adam'] } },
    { name: 'augment', type: 'boolean', default: false },
    { name: 'angle', type: 'int', min: 0, max: 45, step: 5, when: { augment: [true] } },
    {
      name: 'rate',
      type: 'float',
      min: 1e-5,
      max: 1,
      scale: 'log',
      default: 0.01,
      prior: { mean: 0.01, standardDeviation: 1 },
    },
    { name: 'units', type: 'int', min: 8, max: 512, scale: 'log', default: 64 },
    { name: 'batch', type: 'ordinal', values: [16, 32, 64, 128], default: 32 },
  ],
  parameterConstraints: ['units * batch <= 8192', 'momentum >= 0.1 or rate > 0.001'],
  derived: [{ name: 'warmup', expression: '64000 / batch' }],
};

const DEFAULTS: Assignments = {
  optimizer: 'sgd',
  nesterov: true,
  momentum: 0.9,
  augment: false,
  rate: 0.01,
  units: 64,
  batch: 32,
};

/** Smaller is better. */
const valueOf = (assignments: Assignments): number =>
  (Math.log10(Number(assignments['rate'])) + 3) ** 2 + (assignments['optimizer'] === 'adam' ? 0 : 1);

describe.each(STRATEGY_NAMES)('%s in a space of every kind', (name) => {
  const draft: SpecDraft = {
    ...SPACE,
    objectives: [{ metric: 'y', goal: 'minimize' }],
    strategy: { name },
    budget: { trials: 40 },
  };
  const space = compileSpace(snapshotOf(draft).spec);
  const ask = (trials: SnapshotTrial[], count: number, fixed: Assignments | null = null): readonly Suggestion[] => {
    const snapshot = snapshotOf(draft, trials, { fixed });
    return suggest(snapshot, count, createRng(suggestionSeed(snapshot)));
  };

  it('starts with the default point, once, with the fixed values in it', () => {
    const [first, second] = ask([], 2);
    expect(first?.assignments).toEqual(DEFAULTS);
    expect(second?.assignments).not.toEqual(DEFAULTS);
    expect(ask([], 1, { units: 16 })[0]?.assignments).toEqual({ ...DEFAULTS, units: 16 });
    expect(ask([trialOf(1, DEFAULTS, 1)], 1)[0]?.assignments).not.toEqual(DEFAULTS);
  });

  it('keeps to domains, conditions and expressions, never repeats, and honours what is fixed', () => {
    const trials: SnapshotTrial[] = [];
    const used = new Set<string>();
    while (trials.length < 24) {
      const fixed = trials.length % 6 === 4 ? { optimizer: 'adam', batch: 64 } : null;
      for (const { assignments, explanation } of ask(trials, 2, fixed)) {
        expect(validateAssignments(space, assignments)).toEqual([]);
        expect(used.has(canonicalForm(space, assignments))).toBe(false);
        expect(derivedValues(space, assignments)).toEqual({ warmup: 64000 / Number(assignments['batch']) });
        if (fixed !== null) expect(assignments).toMatchObject(fixed);
        expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
        used.add(canonicalForm(space, assignments));
        trials.push(trialOf(trials.length + 1, assignments, trials.length % 7 === 5 ? 'failed' : valueOf(assignments)));
      }
    }
  });
});
