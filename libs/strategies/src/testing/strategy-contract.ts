import { createRng } from '#numerics';
import {
  canonicalForm,
  compileSpace,
  LISTED_COMBINATIONS,
  satisfiesConstraints,
  validateAssignments,
  type Space,
} from '#search-space';
import type { SpaceArbitraryOptions } from '#search-space/testing';
import { isSurmiseError, suggestionSeed, type Snapshot, type StrategyName, type Suggestion } from '#study';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Strategy } from '../strategy.ts';
import { deepFreeze } from './deep-freeze.ts';
import { snapshotArbitrary } from './snapshot-arbitrary.ts';
import { snapshotOf, trialOf } from './snapshot-of.ts';

export interface ContractOptions {
  /** Random cases per property; fewer for a strategy that thinks for long. */
  readonly runs?: number;
  /** Name of the strategy in the specs of the snapshots. */
  readonly studyStrategy?: StrategyName;
  /** Whether it never runs out of points of a continuous space. Default true. */
  readonly endless?: boolean;
  /** Strategies that may answer in its place, under their own names. Default: none. */
  readonly answers?: readonly Pick<Strategy, 'name' | 'version'>[];
  /** Makes studies of another kind out of those with one metric `y`, the same space and trials. */
  readonly adapt?: (snapshot: Snapshot) => Snapshot;
}

/** A continuous parameter that is always active: one that is not may be ruled out by the constraints, and its space end. */
function hasFreeContinuum({ codecs, conditions }: Space): boolean {
  return codecs.some(({ kind }, index) => kind === 'continuous' && conditions[index]!.length === 0);
}

/** Constraints may leave so little of a space that is too large for a list that nothing new is found, and the end is not certain. */
function mayEndUnnoticed(space: Space): boolean {
  return space.constraints.length > 0 && space.cardinality > LISTED_COMBINATIONS && !hasFreeContinuum(space);
}

/** What every strategy promises, whatever it is. Call inside a spec file. */
export function strategyContract(makeStrategy: () => Strategy, options: ContractOptions = {}): void {
  const { runs = 40, studyStrategy = 'bayesian', endless = true, adapt = (same: Snapshot): Snapshot => same } = options;
  const strategy = makeStrategy();
  const { answers = [strategy] } = options;
  const ask = (snapshot: Snapshot, count = 1): readonly Suggestion[] =>
    makeStrategy().suggest(snapshot, count, createRng(suggestionSeed(snapshot)));
  const snapshots = (space: SpaceArbitraryOptions): fc.Arbitrary<Snapshot> =>
    snapshotArbitrary(studyStrategy, space).map(adapt);
  const study = (...parts: Parameters<typeof snapshotOf>): Snapshot => adapt(snapshotOf(...parts));
  const whenNotExhausted = (
    snapshot: Snapshot,
    count: number,
    check: (answer: readonly Suggestion[]) => void,
  ): void => {
    let answer: readonly Suggestion[];
    try {
      answer = ask(snapshot, count);
    } catch (error) {
      if (isSurmiseError(error, 'space_exhausted')) return;
      if (isSurmiseError(error, 'conflict') && mayEndUnnoticed(compileSpace(snapshot.spec))) return;
      throw error;
    }
    check(answer);
  };

  describe(`strategy contract: ${strategy.name}`, () => {
    it.each([
      ['any space', {}],
      ['a constrained space', { constrained: true }],
      ['a small finite space', { finite: true, maxParameters: 3 }],
    ] as const)('answers with points of %s that nobody tried, all different', (_, kind) => {
      fc.assert(
        fc.property(snapshots(kind), fc.integer({ min: 1, max: 4 }), (snapshot, count) => {
          const space = compileSpace(snapshot.spec);
          const used = new Set(snapshot.trials.map(({ assignments }) => canonicalForm(space, assignments)));
          whenNotExhausted(snapshot, count, (answer) => {
            expect(answer.length).toBeLessThanOrEqual(count);
            if (endless && hasFreeContinuum(space)) expect(answer).toHaveLength(count);
            for (const { assignments } of answer) {
              expect(validateAssignments(space, assignments)).toEqual([]);
              expect(satisfiesConstraints(space, assignments)).toBe(true);
              expect(used.has(canonicalForm(space, assignments))).toBe(false);
              used.add(canonicalForm(space, assignments));
            }
          });
        }),
        { numRuns: runs },
      );
    });

    it('gives the same answer to the same snapshot and seed, and leaves the snapshot alone', () => {
      fc.assert(
        fc.property(snapshots({}), (snapshot) => {
          const frozen = deepFreeze(structuredClone(snapshot));
          whenNotExhausted(frozen, 2, (answer) => {
            expect(ask(structuredClone(snapshot), 2)).toEqual(answer);
          });
        }),
        { numRuns: runs },
      );
    });

    it('explains every suggestion in numbers that JSON can hold', () => {
      fc.assert(
        fc.property(snapshots({}), (snapshot) => {
          whenNotExhausted(snapshot, 2, (answer) => {
            expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
            answer.forEach(({ explanation }, index) => {
              expect(answers.map(({ name, version }) => `${name} ${version}`)).toContain(
                `${explanation.source} ${explanation.strategyVersion}`,
              );
              expect(explanation).toMatchObject({
                seed: snapshot.seed,
                revision: snapshot.revision,
                firstNumber: snapshot.firstNumber,
                count: 2,
                index,
              });
              expect(explanation.nearest.length).toBe(Math.min(3, snapshot.trials.length));
            });
          });
        }),
        { numRuns: runs },
      );
    });

    it('visits every point of a small space once, then says that it is exhausted', () => {
      const draft = {
        parameters: [
          { name: 'a', type: 'ordinal' as const, values: [1, 2, 3] },
          { name: 'b', type: 'boolean' as const },
          { name: 'c', type: 'int' as const, min: 0, max: 1, when: { b: [true] } },
        ],
        parameterConstraints: ['a + c <= 3'],
        strategy: { name: studyStrategy },
      };
      const trials: ReturnType<typeof trialOf>[] = [];
      for (let n = 0; n < 8; n++) {
        const [suggestion] = ask(study(draft, trials));
        if (suggestion === undefined) throw new Error('an empty answer instead of space_exhausted');
        trials.push(trialOf(n, suggestion.assignments, n % 3 === 2 ? 'pending' : n));
      }
      expect(() => ask(study(draft, trials))).toThrow(expect.objectContaining({ code: 'space_exhausted' }));
      expect(ask(study(draft, trials.slice(0, 6)), 10)).toHaveLength(2);
    });

    it('keeps fixed values, and says so when they leave nothing', () => {
      const draft = {
        parameters: [
          { name: 'x', type: 'float' as const, min: 0, max: 1 },
          { name: 'kind', type: 'categorical' as const, values: ['p', 'q', 'r'] },
          { name: 'k', type: 'int' as const, min: 1, max: 40, when: { kind: ['q', 'r'] } },
        ],
        parameterConstraints: ['x <= 0.9'],
        strategy: { name: studyStrategy },
      };
      const trials = [0.1, 0.3, 0.5, 0.7, 0.85].map((x, n) => trialOf(n, { x, kind: 'p' }, x));
      for (const { assignments } of ask(study(draft, trials, { fixed: { kind: 'q', k: 7 } }), 3))
        expect(assignments).toMatchObject({ kind: 'q', k: 7 });
      expect(() => ask(study(draft, trials, { fixed: { x: 0.95 } }))).toThrow(
        expect.objectContaining({ code: 'space_exhausted' }),
      );
    });
  });
}
