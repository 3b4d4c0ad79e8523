import { OPEN_EXCHANGES } from '#acquisition';
import { createPlainKernels, createRng } from '#numerics';
import { canonicalForm, compileSpace, fromUnit, satisfiesConstraints, validateAssignments } from '#search-space';
import { suggestionSeed, type Snapshot, type Suggestion } from '#study';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createBayesianStrategy } from '../bayesian.ts';
import { readObservations } from '../observations.ts';
import { openSearch } from '../search.ts';
import { createSpaceDomain } from '../space-domain.ts';
import { snapshotArbitrary, snapshotOf, trialOf, type SpecDraft } from '../testing/index.ts';
import { REGION_FROM } from './constants.ts';
import { isLocal } from './region-side.ts';
import { trustRegion } from './trust-region.ts';

const strategy = createBayesianStrategy(createPlainKernels);
const ask = (snapshot: Snapshot, count = 1): readonly Suggestion[] =>
  strategy.suggest(snapshot, count, createRng(suggestionSeed(snapshot)));

const floats = (count: number): SpecDraft['parameters'] =>
  Array.from({ length: count }, (_, i) => ({ name: `x${i}`, type: 'float' as const, min: 0, max: 1 }));

/** Random points of a study, scored by how close they are to .6 in every coordinate. */
function history(parameters: SpecDraft['parameters'], trials: number): Snapshot {
  const space = compileSpace(snapshotOf({ parameters }).spec);
  const rng = createRng('history');
  const list = Array.from({ length: trials }, (_, i) => {
    const u = Float64Array.from({ length: space.dimension }, () => rng.next());
    return trialOf(i + 1, fromUnit(space, u), -u.reduce((sum, x) => sum + (x - 0.6) * (x - 0.6), 0));
  });
  return snapshotOf({ parameters, budget: { trials: 300 } }, list);
}

describe('bayesian in many dimensions', () => {
  it('answers with points of random spaces that nobody tried, all different, the same twice', () => {
    const snapshots = snapshotArbitrary('bayesian', { minParameters: 18, maxParameters: 24 });
    fc.assert(
      fc.property(snapshots, fc.integer({ min: 1, max: 3 }), (snapshot, count) => {
        const space = compileSpace(snapshot.spec);
        const used = new Set(snapshot.trials.map(({ assignments }) => canonicalForm(space, assignments)));
        const answer = ask(snapshot, count);
        expect(ask(structuredClone(snapshot), count)).toEqual(answer);
        for (const { assignments } of answer) {
          expect(validateAssignments(space, assignments)).toEqual([]);
          expect(satisfiesConstraints(space, assignments)).toBe(true);
          expect(used.has(canonicalForm(space, assignments))).toBe(false);
          used.add(canonicalForm(space, assignments));
        }
      }),
      { numRuns: 10 },
    );
  });

  it('says which suggestions were chosen in a box, and how large it was', () => {
    const snapshot = history(floats(REGION_FROM), 21);
    const sides = ask(snapshot, 10).map(({ explanation }) => explanation.trustRegion?.side);
    expect(sides.map((side) => side !== undefined)).toEqual(sides.map((_, i) => isLocal(snapshot.firstNumber + i)));
    expect(sides.some((side) => side === undefined)).toBe(true);
    for (const side of sides) if (side !== undefined) expect(side).toBeGreaterThan(0);
  });

  it('stays in the box round the best trial', () => {
    const snapshot = history(floats(20), 24);
    const [suggestion] = ask(snapshot);
    const side = suggestion!.explanation.trustRegion!.side;
    // Length-scales of a symmetric function are about equal; the aspect is at most 4.
    const near = snapshot.trials.some(({ assignments }) =>
      Object.entries(suggestion!.assignments).every(
        ([name, value]) => Math.abs(Number(value) - Number(assignments[name])) <= 2 * side + 1e-9,
      ),
    );
    expect(near).toBe(true);
  });

  it('is not narrowed by a disaster, beside which no gain is a share of the range', () => {
    const start = snapshotOf({ parameters: floats(20), budget: { trials: 300 } });
    const space = compileSpace(start.spec);
    const trials = Array.from({ length: 60 }, (_, i) =>
      trialOf(i + 1, fromUnit(space, new Float64Array(20).fill(i / 60)), -Math.exp(-i / 20)),
    );
    const sideOf = (history: Snapshot): number | null => {
      const search = openSearch(history);
      const domain = createSpaceDomain(search);
      const hyperparameters = { inverseSquaredLengths: new Array<number>(domain.columns).fill(1) };
      const model = { bestFirst: [new Float64Array(20).fill(0.9)], process: { hyperparameters } };
      return trustRegion(search, domain, readObservations(search), model, 60, 1).side;
    };
    const disaster = trialOf(5, trials[4]!.assignments, -1e6);
    expect(sideOf(snapshotOf(start.spec, trials))).toBe(1.6);
    expect(sideOf(snapshotOf(start.spec, trials.with(4, disaster)))).toBe(1.6);
  });

  it('waits as many failures longer before it narrows as a batch asks for', () => {
    const snapshot = history(floats(REGION_FROM), 30);
    const [one] = ask(snapshot);
    const [eight] = ask(snapshot, 8);
    expect(eight!.explanation.trustRegion!.side).toBeGreaterThan(one!.explanation.trustRegion!.side);
  });

  it('searches the whole space as a region too where there are more discrete dimensions than one search exchanges', () => {
    const parameters: SpecDraft['parameters'] = Array.from({ length: OPEN_EXCHANGES + 1 }, (_, i) => ({
      name: `c${i}`,
      type: 'categorical' as const,
      values: [0, 1, 2],
    }));
    const search = openSearch(history(parameters, 5));
    const domain = createSpaceDomain(search);
    const centre = new Float64Array(domain.dimension).fill(0.5);
    const hyperparameters = { inverseSquaredLengths: new Array<number>(domain.columns).fill(1) };
    const model = { bestFirst: [centre], process: { hyperparameters } };
    const whole = trustRegion(search, domain, readObservations(search), model, 9, 1);
    expect(isLocal(9)).toBe(false);
    expect(whole.side).toBeNull();
    expect(whole.region?.exchanged).toBe(OPEN_EXCHANGES + 1);
    expect(trustRegion(search, domain, readObservations(search), model, 12, 1).side).toBe(0.8);
  });

  it('looks at the whole space in fewer dimensions', () => {
    const answer = ask(history(floats(REGION_FROM - 1), 21), 8);
    expect(answer.every(({ explanation }) => explanation.trustRegion === undefined)).toBe(true);
  });
});
