import { createRng } from '#numerics';
import type { Parameter } from '#search-space';
import { STRATEGY_NAMES, suggestionSeed, type SnapshotTrial } from '#study';
import { describe, expect, it } from '@jest/globals';
import { suggest } from './suggest.ts';
import { snapshotOf, trialOf, type SpecDraft } from './testing/index.ts';

const unit = (name: string): Parameter => ({ name, type: 'float', min: 0, max: 1 });
const int = (name: string, min: number, max: number): Parameter => ({ name, type: 'int', min, max });

function ask(
  draft: SpecDraft,
  trials: readonly SnapshotTrial[] = [],
  count = 1,
  fixed: SnapshotTrial['assignments'] | null = null,
) {
  const snapshot = snapshotOf(draft, trials, { fixed });
  return suggest(snapshot, count, createRng(suggestionSeed(snapshot))).map(({ assignments }) => assignments);
}

const SEARCHING = STRATEGY_NAMES.filter((name) => name !== 'grid');

describe.each(SEARCHING)('%s', (name) => {
  const strategy = { name };

  it('visits all points of a space of 9^8 of which constraints leave nine, and knows the end', () => {
    const digits = Array.from({ length: 8 }, (_, i) => int(`n${i}`, 1, 9));
    const parameterConstraints = digits.slice(1).map((digit, i) => `n${i} < ${digit.name}`);
    const draft = { parameters: digits, parameterConstraints, strategy };
    const trials: SnapshotTrial[] = [];
    for (let n = 1; n <= 9; n++) trials.push(trialOf(n, ask(draft, trials)[0]!, n));
    expect(new Set(trials.map(({ assignments }) => JSON.stringify(assignments))).size).toBe(9);
    expect(() => ask(draft, trials)).toThrow(expect.objectContaining({ code: 'space_exhausted' }));
  });

  it('answers the batch that it has when nothing is found for the rest', () => {
    const draft = { parameters: [unit('x'), unit('y'), unit('z')], parameterConstraints: ['x + y + z <= 1'], strategy };
    const fixed = { x: 0.5, y: 0.5 };
    const [only, ...others] = ask(draft, [], 3, fixed);
    expect(only).toEqual({ ...fixed, z: 0 });
    expect(others).toEqual([]);
    // That there is no other point is nothing that a search can be sure of.
    expect(() => ask(draft, [trialOf(1, only!, 1)], 1, fixed)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('sets out from feasible trials where it finds no feasible point itself', () => {
    const comb = 'abs(y * 1e9 % 1e6 - 5e5) < 1e-3';
    const draft = { parameters: [unit('x'), unit('y')], parameterConstraints: [comb], strategy };
    const accepted = { ...draft, parameterConstraints: [] };
    const point = { x: 0.5, y: 0.1005 };
    const snapshot = snapshotOf(accepted, [trialOf(1, point, 1)]);
    const constrained = { ...snapshot, spec: { ...snapshot.spec, parameterConstraints: [comb] } };
    const [suggestion] = suggest(constrained, 1, createRng(suggestionSeed(constrained)));
    expect(suggestion!.assignments['y']).toBe(0.1005);
    expect(suggestion!.assignments['x']).not.toBe(0.5);
    const none = { ...constrained, trials: [], firstNumber: 1 };
    expect(() => suggest(none, 1, createRng(suggestionSeed(none)))).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
  });

  it('names the trial that does not fit the space', () => {
    const draft = {
      parameters: [{ name: 'kind', type: 'categorical' as const, values: ['a', 'b'] }, unit('x')],
      strategy,
    };
    for (const assignments of [{ kind: 'c', x: 0.5 }, { kind: 'a' }])
      expect(() => ask(draft, [trialOf(1, { kind: 'a', x: 0.25 }, 1), trialOf(2, assignments, 1)])).toThrow(
        expect.objectContaining({
          code: 'conflict',
          message: expect.stringMatching(/^Trial 2 does not fit the space: /),
        }),
      );
  });
});

describe('the end of a space', () => {
  it('is certain where constraints on discrete parameters leave nothing beside a continuous one', () => {
    const draft = {
      parameters: [int('n', 0, 99), unit('x')],
      parameterConstraints: ['n < 50'],
      strategy: { name: 'random' as const },
    };
    expect(() => ask(draft, [], 1, { n: 60 })).toThrow(expect.objectContaining({ code: 'space_exhausted' }));
  });
});
