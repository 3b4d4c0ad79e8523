import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { SUBSET_BEST, SUBSET_NEAREST, SUBSET_RECENT } from './constants.ts';
import { selectSubset } from './select-subset.ts';

describe('subset of many observations', () => {
  it('holds the recent, the best and the nearest ones, each once and in order', () => {
    const n = 3000;
    const rng = createRng(1);
    const y = Float64Array.from({ length: n }, () => rng.normal());
    const distance = Float64Array.from({ length: n }, () => rng.next());
    const chosen = [...selectSubset(y, distance)];
    expect(chosen).toHaveLength(SUBSET_NEAREST + SUBSET_BEST + SUBSET_RECENT);
    expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
    expect(chosen.slice(-SUBSET_RECENT)).toEqual(
      Array.from({ length: SUBSET_RECENT }, (_, i) => n - SUBSET_RECENT + i),
    );
    const best = [...y.keys()].reduce((held, i) => (y[i]! > y[held]! ? i : held), 0);
    const nearest = [...y.keys()].reduce((held, i) => (distance[i]! < distance[held]! ? i : held), 0);
    expect(chosen).toContain(best);
    expect(chosen).toContain(nearest);
  });
});
