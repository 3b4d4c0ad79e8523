import { createPlainKernels, createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { isSurmiseError, suggestionSeed, type Snapshot } from '#study';
import { suggest } from './suggest.ts';
import { snapshotOf, trialOf } from './testing/index.ts';

const PARAMETERS = [
  { name: 'x', type: 'float' as const, min: 0, max: 1 },
  { name: 'y', type: 'float' as const, min: 1e-3, max: 1, scale: 'log' as const },
  { name: 'kind', type: 'categorical' as const, values: ['a', 'b', 'c'] },
  { name: 'depth', type: 'int' as const, min: 1, max: 64, when: { kind: ['b', 'c'] } },
];
const ask = (snapshot: Snapshot, count = 1) => suggest(snapshot, count, createRng(suggestionSeed(snapshot)));

function history(outcome: (x: number, n: number) => Parameters<typeof trialOf>[2], n = 14) {
  return Array.from({ length: n }, (_, i) => {
    const x = (i * 0.381966) % 1;
    const kind = ['a', 'b', 'c'][i % 3] ?? 'a';
    const y = Math.max(1e-3, ((i * 7) % 11) / 11);
    return trialOf(i, kind === 'a' ? { x, y, kind } : { x, y, kind, depth: 1 + ((i * 5) % 64) }, outcome(x, i));
  });
}

describe('suggest', () => {
  it('asks the model once the start is over, and stores what it needs for the next fit', () => {
    const trials = history((x) => -((x - 0.3) ** 2));
    const [suggestion] = ask(snapshotOf({ parameters: PARAMETERS }, trials));
    expect(suggestion?.explanation).toMatchObject({
      source: 'bayesian',
      phase: 'model',
      modelTrials: 14,
      fallback: null,
    });
    expect(suggestion?.explanation.predicted?.['y']?.standardDeviation).toBeGreaterThan(0);
    expect(suggestion?.explanation.model).toMatchObject({ kind: 'gaussian-process', fittedAt: 14 });
    expect(Number(suggestion?.assignments['x'])).toBeCloseTo(0.3, 0);
  });

  it('predicts in the unit and the direction of the metric', () => {
    const objectives = [{ metric: 'y', goal: 'minimize' as const }];
    const trials = history((x) => 1000 + 50 * (x - 0.3) ** 2, 30);
    const [suggestion] = ask(snapshotOf({ parameters: PARAMETERS, objectives }, trials));
    const predicted = suggestion?.explanation.predicted?.['y'];
    expect(predicted?.mean).toBeGreaterThan(995);
    expect(predicted?.mean).toBeLessThan(1010);
    expect(predicted?.standardDeviation).toBeLessThan(20);
  });

  it('asks in parallel see each other as pending', () => {
    const trials = history((x) => -((x - 0.3) ** 2));
    const snapshot = snapshotOf({ parameters: PARAMETERS }, trials);
    const [first] = ask(snapshot);
    const [second] = ask(
      snapshotOf({ parameters: PARAMETERS }, [...trials, trialOf(14, first!.assignments, 'pending')]),
    );
    expect(second?.assignments).not.toEqual(first?.assignments);
    const batch = ask(snapshot, 4);
    expect(batch).toHaveLength(4);
    expect(batch[0]?.assignments).toEqual(first?.assignments);
  });

  it('falls back to quasi-random with the reason when the model cannot be computed', () => {
    const snapshot = snapshotOf(
      { parameters: PARAMETERS },
      history((x) => x),
    );
    const [suggestion] = suggest(snapshot, 1, createRng(1), { kernels: createPlainKernels(64) });
    expect(suggestion?.explanation).toMatchObject({ source: 'quasi-random', phase: 'fallback' });
    expect(suggestion?.explanation.fallback).toMatchObject({ code: 'arena_exhausted' });
    expect(suggestion?.explanation.fallback?.reason).toMatch(/slots/);
  });

  it('takes the strategy by its name, auto being the Bayesian one in a small space', () => {
    const trials = history((x) => x);
    const source = (name: 'auto' | 'random' | 'quasi-random' | 'grid') =>
      ask(snapshotOf({ parameters: PARAMETERS, strategy: { name, options: {} } }, trials))[0]?.explanation;
    expect(source('auto')).toMatchObject({ source: 'bayesian', phase: 'model' });
    expect(source('random')).toMatchObject({ source: 'random', phase: 'random' });
    expect(source('quasi-random')).toMatchObject({ source: 'quasi-random' });
    expect(source('grid')).toMatchObject({ source: 'grid' });
  });

  it.each([
    ['a constant objective', () => 5],
    ['all trials failed', () => 'failed'],
    ['all trials infeasible', () => 'infeasible'],
    ['only pending trials', () => 'pending'],
    ['values of 1e300', (_: number, n: number) => (n % 2 ? 1e300 : -1e300)],
    ['the largest doubles', (_: number, n: number) => (n % 2 ? Number.MAX_VALUE : -Number.MAX_VALUE)],
    ['subnormal values', (_: number, n: number) => n * 5e-324],
    ['one success among failures', (_: number, n: number) => (n === 3 ? 1 : 'failed')],
    ['half failed', (x: number, n: number) => (n % 2 ? 'failed' : x)],
  ] satisfies [string, (x: number, n: number) => Parameters<typeof trialOf>[2]][])('answers on %s', (_, outcome) => {
    const answer = ask(snapshotOf({ parameters: PARAMETERS }, history(outcome)), 3);
    expect(answer).toHaveLength(3);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('answers on one trial, and on a history that repeats one point', () => {
    expect(
      ask(
        snapshotOf(
          { parameters: PARAMETERS },
          history((x) => x, 1),
        ),
      ),
    ).toHaveLength(1);
    const repeated = Array.from({ length: 20 }, (_, n) => trialOf(n, { x: 0.5, y: 0.5, kind: 'a' }, n));
    const [suggestion] = ask(snapshotOf({ parameters: PARAMETERS }, repeated));
    expect(suggestion?.explanation).toMatchObject({ phase: 'model', fallback: null });
  });

  it('warm-starts from the stored model, and ignores one that is not its own', () => {
    const trials = history((x) => -((x - 0.3) ** 2));
    const [cold] = ask(snapshotOf({ parameters: PARAMETERS }, trials));
    const [warm] = ask(snapshotOf({ parameters: PARAMETERS }, trials, { model: cold!.explanation.model }));
    expect(warm?.explanation.fallback).toBeNull();
    const foreign = { kind: 'gaussian-process', inverseSquaredLengths: { x: -1 }, signalVariance: 'much' };
    expect(ask(snapshotOf({ parameters: PARAMETERS }, trials, { model: foreign }))).toEqual([cold]);
  });

  it('says of a space that is used up how what was cancelled can be tried after all, and only then', () => {
    const parameters = [{ name: 'kind', type: 'categorical' as const, values: ['a', 'b', 'c'] }];
    const hintOf = (last: 'cancelled' | 'pending') => {
      const trials = ([1, 2, last] as const).map((outcome, i) => trialOf(i, { kind: 'abc'.charAt(i) }, outcome));
      try {
        ask(snapshotOf({ parameters }, trials));
      } catch (error) {
        return isSurmiseError(error, 'space_exhausted') ? error.hint : null;
      }
      return null;
    };
    expect(hintOf('cancelled')).toMatch(/retry/);
    expect(hintOf('pending')).not.toMatch(/retry/);
  });
});
