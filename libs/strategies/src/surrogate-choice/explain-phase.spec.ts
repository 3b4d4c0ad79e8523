import { describe, expect, it } from '@jest/globals';
import { planOf, type Facts } from '../plan.ts';
import { snapshotOf, type SpecDraft } from '../testing/index.ts';
import { explainPhase } from './explain-phase.ts';

const FACTS: Facts = { tried: 8, successes: 1, results: 1, curves: 0, startSize: 8, sources: 0 };
/** Phases without a model, and the one that says itself which it chose. */
const WITHOUT = ['quasi-random', 'auto'];

describe('explainPhase', () => {
  it.each<[string, Partial<SpecDraft>]>([
    ['one objective', {}],
    ['a limited metric', { constraints: [{ metric: 'ms', max: 3 }] }],
    ['a fidelity', { fidelity: { kind: 'steps', max: 9 } }],
    ['other studies', { warmStart: ['other'] }],
  ])('names the model of every phase that asks one: %s', (_, draft) => {
    const { spec } = snapshotOf({ parameters: [{ name: 'x', type: 'float', min: 0, max: 1 }], ...draft });
    const { phases } = planOf(spec);
    expect(phases.map(({ name }) => name)).toContain('model');
    for (const phase of phases)
      if (!WITHOUT.includes(phase.strategy))
        expect(explainPhase(phase, FACTS, null)).toMatchObject({ name: 'gaussian-process' });
  });

  it('counts curves among the results that a model needs', () => {
    const start = { name: 'start', strategy: 'quasi-random' };
    expect(explainPhase(start, FACTS, null).reason).toBe('A model needs 2 results, and there is 1.');
    expect(explainPhase(start, { ...FACTS, curves: 1 }, null).reason).toContain('Some trials are spread');
  });
});
