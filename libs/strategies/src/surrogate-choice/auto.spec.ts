import { createRng, type Rng } from '#numerics';
import { compileSpace, sampleUniform, type Assignments } from '#search-space';
import { suggestionSeed, type ModelState, type Snapshot, type Suggestion } from '#study';
import { describe, expect, it } from '@jest/globals';
import { createBayesianStrategy } from '../bayesian.ts';
import { randomForestStrategy } from '../forest-search/random-forest.ts';
import { sharedKernels } from '../shared-kernels.ts';
import { suggest } from '../suggest.ts';
import { snapshotOf, strategyContract, trialOf, type SpecDraft } from '../testing/index.ts';
import { createAutoStrategy } from './auto.ts';
import { readChoice } from './choice-state.ts';

const auto = createAutoStrategy(sharedKernels);
const bayesian = createBayesianStrategy(sharedKernels);
strategyContract(() => auto, { runs: 6, studyStrategy: 'auto', answers: [bayesian, randomForestStrategy] });

const floats = (count: number): SpecDraft => ({
  parameters: Array.from({ length: count }, (_, i) => ({ name: `x${i}`, type: 'float', min: 0, max: 1 })),
});

/** Two steps: a forest knows them after a few dozen results, a smooth process never does. */
const steps = ({ x0, x1 }: Assignments): number => (Number(x0) > 0.5 ? 2 : 0) + (Number(x1) > 0.3 ? 1 : 0);
const bowl = ({ x0, x1 }: Assignments): number => -((Number(x0) - 0.3) ** 2) - (Number(x1) - 0.6) ** 2;

function studyOf(
  draft: SpecDraft,
  count: number,
  value: (assignments: Assignments, rng: Rng) => number,
  model: ModelState | null = null,
): Snapshot {
  const rng = createRng('chosen');
  const space = compileSpace(snapshotOf(draft).spec);
  const trials = Array.from({ length: count }, (_, n) => {
    const assignments = sampleUniform(space, rng);
    return trialOf(n + 1, assignments, value(assignments, rng));
  });
  return snapshotOf(draft, trials, { model });
}

function only(snapshot: Snapshot, strategy = auto): Suggestion {
  const [suggestion] = strategy.suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
  if (suggestion === undefined) throw new Error('an empty answer');
  return suggestion;
}

describe('auto', () => {
  it('answers what the process does in a small space, to the last bit, and says why it asks no forest', () => {
    const snapshot = studyOf(floats(4), 30, bowl);
    const { assignments, explanation } = only(snapshot);
    const { surrogate, ...rest } = explanation;
    expect({ assignments, explanation: rest }).toEqual(only(snapshot, bayesian));
    expect(surrogate).toMatchObject({ name: 'gaussian-process', densities: null });
    expect(surrogate?.reason).toContain('4 parameters');
  });

  it('hands over to the forest where that predicts clearly better, with the figures', () => {
    const snapshot = studyOf(floats(20), 80, steps);
    const { assignments, explanation } = only(snapshot);
    expect(assignments).toEqual(only(snapshot, randomForestStrategy).assignments);
    expect(explanation).toMatchObject({ source: 'random-forest', surrogate: { name: 'random-forest' } });
    const { densities, reason } = explanation.surrogate ?? {};
    expect(densities?.observations).toBe(80);
    expect(densities?.randomForest).toBeGreaterThan(densities?.gaussianProcess ?? NaN);
    expect(reason).toContain('clearly higher');
  });

  it('stays with the process where that is as good, and where there are few results', () => {
    expect(only(studyOf(floats(20), 80, bowl)).explanation).toMatchObject({
      source: 'bayesian',
      surrogate: { name: 'gaussian-process', densities: { observations: 80 } },
    });
    expect(only(studyOf(floats(20), 19, steps)).explanation.surrogate).toMatchObject({
      name: 'gaussian-process',
      densities: null,
      reason: expect.stringContaining('20 results'),
    });
  });

  it('compares anew only when there are a quarter more results: the choice follows from the stored model', () => {
    const first = only(studyOf(floats(20), 60, steps)).explanation.model;
    const stored = readChoice(first);
    expect(stored?.at).toBe(60);
    const later = only(studyOf(floats(20), 74, steps, first)).explanation;
    expect(readChoice(later.model)).toEqual(stored);
    expect(later.surrogate?.densities?.observations).toBe(60);
    expect(readChoice(only(studyOf(floats(20), 75, steps, first)).explanation.model)?.at).toBe(75);
    // What was stored decides, also against what a comparison would find now.
    const forged: ModelState = { surrogateChoice: { at: 60, observations: 60, process: 0, forest: 1, lead: 9 } };
    expect(only(studyOf(floats(20), 61, bowl, forged)).explanation.source).toBe('random-forest');
  });

  it('says of every phase of the plan which model was asked, and why', () => {
    const surrogateAt = (snapshot: Snapshot) =>
      suggest(snapshot, 1, createRng(suggestionSeed(snapshot)))[0]?.explanation.surrogate;
    expect(surrogateAt(studyOf(floats(4), 2, bowl))).toMatchObject({
      name: null,
      reason: 'The first 6 trials are spread over the space, for a model to learn from; 2 are there.',
    });
    const trials = Array.from({ length: 8 }, (_, n) => trialOf(n + 1, { x0: n / 8, x1: 0.5 }, n === 0 ? 1 : 'failed'));
    expect(surrogateAt(snapshotOf(floats(2), trials))?.reason).toBe('A model needs 2 results, and there is 1.');
    const limited: SpecDraft = { ...floats(2), constraints: [{ metric: 'y', max: 3 }] };
    expect(surrogateAt(studyOf(limited, 8, bowl))).toMatchObject({ name: 'gaussian-process' });
    const named: SpecDraft = { ...floats(2), strategy: { name: 'bayesian' } };
    expect(surrogateAt(studyOf(named, 8, bowl))).toBeUndefined();
  });
});
