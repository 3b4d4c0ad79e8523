import { createRng } from '#numerics';
import { suggestionSeed, type SnapshotTrial, type Suggestion } from '#study';
import { describe, expect, it } from '@jest/globals';
import { snapshotOf, strategyContract, trialOf } from '../testing/index.ts';
import { randomForestStrategy } from './random-forest.ts';

strategyContract(() => randomForestStrategy, { runs: 8, studyStrategy: 'random-forest' });

/** Three kinds of model, each with parameters of its own; the best is kind b with a small rate and depth 6. */
const draft = {
  parameters: [
    { name: 'kind', type: 'categorical' as const, values: ['a', 'b', 'c'] },
    { name: 'rate', type: 'float' as const, min: 1e-4, max: 1, scale: 'log' as const, when: { kind: ['b'] } },
    { name: 'depth', type: 'int' as const, min: 1, max: 12, when: { kind: ['b', 'c'] } },
    { name: 'noise', type: 'float' as const, min: 0, max: 1 },
  ],
  strategy: { name: 'random-forest' as const },
};

function valueOf({ kind, rate, depth }: Suggestion['assignments']): number {
  if (kind === 'a') return 0.3;
  const deep = -Math.abs(Number(depth) - 6) / 10;
  return kind === 'c' ? 0.4 + deep : 1 + deep - Math.abs(Math.log10(Number(rate)) + 3) / 3;
}

function search(trials: SnapshotTrial[], count: number): SnapshotTrial[] {
  for (let round = 0; round < count; round++) {
    const snapshot = snapshotOf(draft, trials);
    const [suggestion] = randomForestStrategy.suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    if (suggestion === undefined) throw new Error('an empty answer');
    trials.push(trialOf(snapshot.firstNumber, suggestion.assignments, valueOf(suggestion.assignments)));
  }
  return trials;
}

describe('random-forest', () => {
  const trials = search([], 40);

  it('finds the best corner of a conditional space', () => {
    const late = trials.slice(-10);
    expect(late.filter(({ assignments }) => assignments['kind'] === 'b').length).toBeGreaterThanOrEqual(8);
    expect(Math.max(...trials.map(({ assignments }) => valueOf(assignments)))).toBeGreaterThan(0.85);
  });

  it('explains what it predicts and which parameters matter', () => {
    const snapshot = snapshotOf(draft, trials);
    const [suggestion] = randomForestStrategy.suggest(snapshot, 1, createRng(1));
    const { explanation, assignments } = suggestion!;
    expect(explanation).toMatchObject({ modelTrials: 40, fallback: null, acquisition: { name: 'logEI' } });
    expect(explanation.predicted?.['y']?.mean).toBeCloseTo(valueOf(assignments), 0);
    const { importance } = explanation.model as unknown as { importance: Record<string, number> };
    expect(Object.keys(importance).sort()).toEqual(['depth', 'kind', 'noise', 'rate']);
    expect(importance['rate']! + importance['kind']!).toBeGreaterThan(importance['noise']!);
  });

  it('learns where trials fail', () => {
    const failing = trials.map((trial, n) =>
      trial.assignments['kind'] === 'b' && Number(trial.assignments['depth']) > 4
        ? trialOf(trial.number, trial.assignments, 'failed')
        : trialOf(n, trial.assignments, valueOf(trial.assignments)),
    );
    const answer = randomForestStrategy.suggest(snapshotOf(draft, failing), 5, createRng(1));
    const failures = answer.filter(({ assignments: { kind, depth } }) => kind === 'b' && Number(depth) > 4);
    expect(failures.length).toBeLessThanOrEqual(1);
  });

  it('tells of results alone: failures are no bad scores', () => {
    const wave = (c: number, n: number): number => Math.sin(6 * c) + 10 + n / 1e3;
    const results = Array.from({ length: 60 }, (_, n) => {
      const c = (n * 0.381966) % 1;
      return trialOf(n + 1, { c }, c > 0.6 ? 'failed' : wave(c, n));
    });
    const space = { parameters: [{ name: 'c', type: 'float' as const, min: 0, max: 1 }], strategy: draft.strategy };
    const [suggestion] = randomForestStrategy.suggest(snapshotOf(space, results), 1, createRng(1));
    const { predicted, modelTrials } = suggestion!.explanation;
    expect(modelTrials).toBe(results.filter(({ state }) => state === 'succeeded').length);
    expect(Math.abs(predicted!['y']!.mean - wave(Number(suggestion!.assignments['c']), 30))).toBeLessThan(0.15);
  });

  it('predicts nothing while nothing but failures is known', () => {
    const failed = trials.slice(0, 5).map(({ number, assignments }) => trialOf(number, assignments, 'failed'));
    const [suggestion] = randomForestStrategy.suggest(snapshotOf(draft, failed), 1, createRng(1));
    expect(suggestion!.explanation).toMatchObject({ modelTrials: 0, predicted: null, model: null });
  });

  it('spreads a batch: what it is about to try it believes to turn out as predicted', () => {
    const batch = randomForestStrategy.suggest(snapshotOf(draft, trials), 8, createRng(1));
    expect(new Set(batch.map(({ assignments }) => JSON.stringify(assignments))).size).toBe(8);
  });

  it('follows what an expert believes of a parameter that nothing was learnt about', () => {
    const parameters = draft.parameters.map((parameter) =>
      parameter.name === 'noise'
        ? { name: 'noise', type: 'float' as const, min: 0, max: 1, prior: { mean: 0.9, standardDeviation: 0.05 } }
        : parameter,
    );
    const snapshot = snapshotOf({ ...draft, parameters, budget: { trials: 400 } }, trials);
    for (const { assignments, explanation } of randomForestStrategy.suggest(snapshot, 3, createRng(1))) {
      expect(Math.abs(Number(assignments['noise']) - 0.9)).toBeLessThan(0.1);
      expect(explanation.acquisition?.name).toBe('logEI + prior');
    }
  });

  it('says that it knows nothing yet when there is no result', () => {
    const [first] = randomForestStrategy.suggest(snapshotOf(draft), 1, createRng(1));
    expect(first?.explanation.fallback?.code).toBe('no_observations');
  });
});
