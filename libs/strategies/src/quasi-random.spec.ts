import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { quasiRandomStrategy } from './quasi-random.ts';
import { snapshotOf, strategyContract, trialOf } from './testing/index.ts';

strategyContract(() => quasiRandomStrategy, { studyStrategy: 'quasi-random' });

describe('quasi-random', () => {
  const draft = {
    parameters: [
      { name: 'x', type: 'float' as const, min: 0, max: 1, default: 0.25 },
      { name: 'y', type: 'float' as const, min: 0, max: 1 },
    ],
  };

  it('starts with the default point', () => {
    const [first] = quasiRandomStrategy.suggest(snapshotOf(draft), 1, createRng(1));
    expect(first?.assignments).toEqual({ x: 0.25, y: 0.5 });
  });

  it('starts where experts believe the best, unless a default is stated', () => {
    const believed = draft.parameters.map((parameter) => ({
      ...parameter,
      prior: { mean: 0.8, standardDeviation: 0.1 },
    }));
    const [first] = quasiRandomStrategy.suggest(snapshotOf({ parameters: believed }), 1, createRng(1));
    expect(first?.assignments).toEqual({ x: 0.25, y: 0.8 });
  });

  it('gives trial n the same point whether asked one by one or in a batch', () => {
    const batch = quasiRandomStrategy.suggest(snapshotOf(draft), 5, createRng(1)).map(({ assignments }) => assignments);
    batch.forEach((assignments, n) => {
      const trials = batch.slice(0, n).map((earlier, k) => trialOf(k, earlier, 'pending'));
      const [alone] = quasiRandomStrategy.suggest(snapshotOf(draft, trials), 1, createRng(n));
      expect(alone?.assignments).toEqual(assignments);
    });
  });

  it('fills the square more evenly than chance: one point per cell of 4 x 4 boxes of 16 in a row', () => {
    const points = quasiRandomStrategy.suggest(snapshotOf(draft), 64, createRng(1)).slice(15, 31);
    const cells = new Set(
      points.map(({ assignments: { x, y } }) => `${Math.floor(Number(x) * 4)} ${Math.floor(Number(y) * 4)}`),
    );
    expect(cells.size).toBe(16);
  });

  it('differs from study to study', () => {
    const ask = (seed: number) =>
      quasiRandomStrategy.suggest(snapshotOf(draft, [], { seed }), 2, createRng(1))[1]?.assignments;
    expect(ask(1)).not.toEqual(ask(2));
  });
});
