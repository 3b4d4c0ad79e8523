import { createRng } from '#numerics';
import { compileSpace, derivedValues, sampleMany, type Assignments } from '#search-space';
import { STRATEGY_NAMES, suggestionSeed, type Snapshot, type SnapshotTrial } from '#study';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explainModel } from './explain-model/explain-model.ts';
import { predict } from './predict/predict.ts';
import { recommend } from './recommend.ts';
import { suggest } from './suggest.ts';
import { snapshotOf, trialOf, type SpecDraft } from './testing/index.ts';

/** Every object has these properties, and `record[name]` finds them where nobody put anything. */
const METRICS = ['constructor', 'hasOwnProperty'] as const;
const INHERITED = Object.getOwnPropertyNames(Object.prototype).filter(
  (name) => name !== '__proto__' && !METRICS.some((metric) => metric === name),
);
const PLAIN = ['kind', 'share', 'count', 'isOn', 'rate'] as const;
type Names = readonly string[];
type StrategyName = (typeof STRATEGY_NAMES)[number];

/** Those with models of every metric, which obey limits. */
const isModelled = (strategy: StrategyName): boolean => strategy === 'auto' || strategy === 'bayesian';

function draftOf([kind, share, count, isOn, rate]: Names, strategy: StrategyName): SpecDraft {
  return {
    parameters: [
      { name: kind!, type: 'categorical', values: ['toString', 'valueOf', 'other'] },
      { name: share!, type: 'float', min: 0, max: 1, step: 0.1, when: { [kind!]: ['toString'] } },
      { name: count!, type: 'int', min: 1, max: 40 },
      { name: isOn!, type: 'boolean', default: true },
      { name: rate!, type: 'float', min: 0.01, max: 1, prior: { mean: 0.5, standardDeviation: 0.2 } },
    ],
    parameterConstraints: [`${count} * ${rate} <= 30`, `${share} <= ${rate} + 0.8`],
    derived: [{ name: 'perCount', expression: `${rate} / ${count}` }],
    objectives: [{ metric: METRICS[0], goal: 'minimize' }],
    constraints: isModelled(strategy) ? [{ metric: METRICS[1], max: 30 }] : [],
    strategy: { name: strategy },
    budget: { trials: 40 },
  };
}

/** Trials of which a third failed and so have none of the metrics. */
function trialsOf(draft: SpecDraft, [, , count]: Names): SnapshotTrial[] {
  return sampleMany(compileSpace(snapshotOf(draft).spec), createRng(4), 15).map((assignments, k) => {
    const trial = trialOf(k + 1, assignments, k % 3 === 2 ? 'failed' : 0);
    if (trial.state === 'failed') return trial;
    const value = Number(assignments[count!]);
    return { ...trial, metrics: { [METRICS[0]]: { value }, [METRICS[1]]: { value: 40 - value } } };
  });
}

interface Answers {
  readonly suggestions: ReturnType<typeof suggest>;
  readonly derived: unknown;
  readonly others: unknown;
}

function answersOf(names: Names, strategy: StrategyName, isFixed: boolean): Answers {
  const draft = draftOf(names, strategy);
  const fixed: Assignments | null = isFixed ? { [names[3]!]: false } : null;
  const snapshot: Snapshot = snapshotOf(draft, trialsOf(draft, names), { fixed });
  const suggestions = suggest(snapshot, 2, createRng(suggestionSeed(snapshot)));
  const points = suggestions.map(({ assignments }) => assignments);
  const space = compileSpace(snapshot.spec);
  return {
    suggestions,
    derived: points.map((point) => derivedValues(space, point)),
    others: isModelled(strategy) ? [predict(snapshot, points), recommend(snapshot), explainModel(snapshot)] : null,
  };
}

describe('names that every object has', () => {
  it.each(STRATEGY_NAMES)('are parameters like others to %s', (strategy) => {
    for (const isFixed of [false, true]) {
      const plain = JSON.stringify(answersOf(PLAIN, strategy, isFixed));
      fc.assert(
        fc.property(fc.shuffledSubarray(INHERITED, { minLength: 5, maxLength: 5 }), (names) => {
          // Values of `kind` have such names too, so these are written as the plain ones only where they are keys or names.
          const renamed = names.reduce(
            (text, name, k) =>
              text.replaceAll(new RegExp(`"${name}":|(?<="name":)"${name}"`, 'g'), (found) =>
                found.replace(name, PLAIN[k]!),
              ),
            JSON.stringify(answersOf(names, strategy, isFixed)),
          );
          expect(renamed).toBe(plain);
        }),
        { numRuns: 3 },
      );
    }
  });
});
