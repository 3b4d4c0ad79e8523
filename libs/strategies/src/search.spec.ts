import { createRng } from '#numerics';
import { honoursFixed, type Parameter } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import { drawUnused } from './draw-unused.ts';
import { openSearch } from './search.ts';
import { snapshotOf, trialOf } from './testing/index.ts';

const parameters: Parameter[] = [
  { name: 'a', type: 'float', min: 0, max: 1, step: 0.1 },
  { name: 'b', type: 'int', min: 1, max: 2_000 },
];

describe('openSearch', () => {
  it('normalises fixed values, so that points that have them are known by them', () => {
    const { fixed } = openSearch(snapshotOf({ parameters }, [], { fixed: { a: 0.1 + 0.2 } }));
    expect(fixed).toEqual({ a: 0.3 });
    expect(honoursFixed({ a: 0.3, b: 1 }, fixed)).toBe(true);
    expect(honoursFixed({ a: 0.4, b: 1 }, fixed)).toBe(false);
  });

  it('finds the last point that fixed values leave, however these were written', () => {
    const trials = Array.from({ length: 1_999 }, (_, k) => trialOf(k + 1, { a: 0.3, b: k + 1 }, 0));
    const search = openSearch(snapshotOf({ parameters }, trials, { fixed: { a: 0.1 + 0.2 } }));
    expect(drawUnused(search, createRng(1))).toEqual({ a: 0.3, b: 2_000 });
  });
});
