import { createRng } from '#numerics';
import { suggestionSeed } from '#study';
import { describe, expect, it } from '@jest/globals';
import { gridStrategy } from './grid.ts';
import { suggest } from './suggest.ts';
import { snapshotOf, strategyContract, trialOf } from './testing/index.ts';

strategyContract(() => gridStrategy, { studyStrategy: 'grid', endless: false });

const ask = (draft: Parameters<typeof snapshotOf>[0], count: number) =>
  gridStrategy.suggest(snapshotOf(draft), count, createRng(1)).map(({ assignments }) => assignments);

describe('grid', () => {
  it('walks in order, children only where they are active', () => {
    const draft = {
      parameters: [
        { name: 'kind', type: 'categorical' as const, values: ['p', 'q'] },
        { name: 'n', type: 'int' as const, min: 1, max: 2, when: { kind: ['q'] } },
        { name: 'x', type: 'float' as const, min: 0, max: 1 },
      ],
      strategy: { name: 'grid' as const, options: { resolution: 2 } },
    };
    expect(ask(draft, 64)).toEqual([
      { kind: 'p', x: 0 },
      { kind: 'p', x: 1 },
      { kind: 'q', n: 1, x: 0 },
      { kind: 'q', n: 1, x: 1 },
      { kind: 'q', n: 2, x: 0 },
      { kind: 'q', n: 2, x: 1 },
    ]);
  });

  it('spaces a log scale evenly in logarithms, both ends included', () => {
    const parameters = [{ name: 'rate', type: 'float' as const, min: 1e-4, max: 1, scale: 'log' as const }];
    expect(ask({ parameters, strategy: { name: 'grid' } }, 9).map(({ rate }) => rate)).toEqual([
      1e-4, 1e-3, 1e-2, 1e-1, 1,
    ]);
  });

  it('ends with its grid, and says that it is the grid that has ended', () => {
    const draft = { parameters: [{ name: 'x', type: 'float' as const, min: 0, max: 1 }] };
    const strategy = { name: 'grid' as const, options: { resolution: 2 } };
    const trials = [0, 1].map((x, number) => trialOf(number, { x }, x));
    expect(() => gridStrategy.suggest(snapshotOf({ ...draft, strategy }, trials), 1, createRng(1))).toThrow(
      expect.objectContaining({ code: 'space_exhausted', message: expect.stringContaining('grid point') }),
    );
  });

  it('is answered by a quasi-random point, with the reason, where its next point is too far off', () => {
    const parameters = Array.from({ length: 12 }, (_, i) => ({
      name: `x${i}`,
      type: 'float' as const,
      min: 0,
      max: 1,
    }));
    const snapshot = snapshotOf({
      parameters,
      parameterConstraints: ['x0 + x11 >= 1.6'],
      strategy: { name: 'grid' },
    });
    const [suggestion] = suggest(snapshot, 1, createRng(suggestionSeed(snapshot)));
    expect(suggestion?.explanation).toMatchObject({
      phase: 'fallback',
      fallback: { code: 'no_candidate' },
    });
    expect(Number(suggestion?.assignments['x0']) + Number(suggestion?.assignments['x11'])).toBeGreaterThanOrEqual(1.6);
  });
});
