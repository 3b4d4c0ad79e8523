import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { openSearch } from '../search.ts';
import { snapshotOf } from '../testing/index.ts';
import { LOCAL_SEARCHES, NEIGHBOURS_SCORED } from './constants.ts';
import { createForestDomain, type ForestDomain } from './forest-domain.ts';
import { maximiseByNeighbours, type ScorePositions } from './maximise-by-neighbours.ts';

function categories(count: number): ForestDomain {
  const parameters = Array.from({ length: count }, (_, i) => ({
    name: `c${i}`,
    type: 'categorical' as const,
    values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  }));
  return createForestDomain(openSearch(snapshotOf({ parameters })));
}

/** How many coordinates are at the last value, and what was asked so far, batch by batch. */
function countingScore(): { readonly score: ScorePositions; readonly batches: (readonly Float64Array[])[] } {
  const batches: (readonly Float64Array[])[] = [];
  const score: ScorePositions = (positions) => {
    batches.push(positions);
    return Float64Array.from(positions, (position) => position.filter((u) => u > 0.9).length);
  };
  return { score, batches };
}

const candidatesOf = (domain: ForestDomain): Float64Array[] =>
  Array.from({ length: LOCAL_SEARCHES }, (_, i) => {
    const position = new Float64Array(domain.dimension).fill(0.05 + i / 20);
    domain.settle(position);
    return position;
  });

describe('local searches over a forest', () => {
  it('score a bounded number of points in very many dimensions, others with another draw, and gain', () => {
    const domain = categories(500);
    const run = (seed: number) => {
      const { score, batches } = countingScore();
      const best = maximiseByNeighbours(domain, score, candidatesOf(domain), [], createRng(seed));
      return { best, rounds: batches.slice(1) };
    };
    const first = run(1);
    expect(first.rounds).toHaveLength(2);
    for (const { length } of first.rounds) {
      expect(length).toBeGreaterThan(0.9 * NEIGHBOURS_SCORED);
      expect(length).toBeLessThanOrEqual(NEIGHBOURS_SCORED);
    }
    expect(first.best!.score).toBe(2);
    expect(run(1).best).toEqual(first.best);
    expect(run(2).best).not.toEqual(first.best);
  });

  it('try every single move where all searches together can', () => {
    const domain = categories(4);
    const { score, batches } = countingScore();
    const best = maximiseByNeighbours(domain, score, candidatesOf(domain).slice(0, 1), [], createRng(1));
    expect(best!.score).toBe(4);
    // Four steps of nine other values of four parameters, and one that gains nothing.
    expect(batches.map(({ length }) => length)).toEqual([1, 36, 36, 36, 36, 36]);
  });
});
