import { enumerate, honoursFixed, type Assignments } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import { listUnused } from './list-unused.ts';
import { openSearch, type Search } from './search.ts';
import { snapshotOf, trialOf, type SpecDraft } from './testing/index.ts';

const draft: SpecDraft = {
  parameters: [
    { name: 'a', type: 'ordinal', values: [1, 2, 3] },
    { name: 'toString', type: 'boolean' },
    { name: 'c', type: 'int', min: 0, max: 4, when: { toString: [true] } },
  ],
  parameterConstraints: ['a + c <= 5'],
};
const tried = [
  { a: 1, toString: false },
  { a: 2, toString: true, c: 2 },
];
const open = (fixed: Assignments): Search =>
  openSearch(
    snapshotOf(
      draft,
      tried.map((assignments, k) => trialOf(k + 1, assignments, 0)),
      { fixed },
    ),
  );

/** The search, with a count of the points that are looked at. */
function counted(search: Search): { search: Search; looks: () => number } {
  let looks = 0;
  const isUsed = (assignments: Assignments): boolean => {
    looks++;
    return search.isUsed(assignments);
  };
  return { search: { ...search, isUsed }, looks: () => looks };
}

describe('listUnused', () => {
  it.each<[string, Assignments]>([
    ['nothing', {}],
    ['a parameter', { a: 2 }],
    ['a child', { c: 3 }],
    ['a name that every object has', { toString: true }],
  ])('lists what is left with %s fixed, in the order of the space', (_, fixed) => {
    const search = open(fixed);
    const expected = [...enumerate(search.space)].filter(
      (assignments) => honoursFixed(assignments, fixed) && !search.isUsed(assignments),
    );
    expect(listUnused(search).points).toEqual(expected);
    expect(expected.length).toBeGreaterThan(1);
    search.use(expected[1]!);
    expect(listUnused(search).points).toEqual([expected[0], ...expected.slice(2)]);
  });

  it('goes over the part that is fixed, and over the space only once', () => {
    const { search, looks } = counted(open({ toString: true, c: 0 }));
    expect(listUnused(search).points).toHaveLength(3);
    expect(looks()).toBe(3);
    search.use({ a: 1, toString: true, c: 0 });
    expect(listUnused(search).points).toHaveLength(2);
    expect(listUnused(search).points).toHaveLength(2);
    expect(looks()).toBe(8);
  });
});
