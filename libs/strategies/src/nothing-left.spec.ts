import { longSum } from '#search-space/testing';
import { describe, expect, it } from '@jest/globals';
import { nothingLeft } from './nothing-left.ts';
import { openSearch } from './search.ts';
import { snapshotOf, trialOf } from './testing/index.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const parameters = names.map((name) => ({ name, type: 'int' as const, min: 0, max: 9 }));
/** The only point whose sum is as large as can be. */
const tried = trialOf(1, { a: 9, b: 9, c: 9, d: 9, e: 9 }, 0);

describe('nothingLeft', () => {
  it.each([
    ['space_exhausted', 'a complete list shows it', `${names.join(' + ')} >= 45`],
    // A hundred thousand sums of three hundred terms are more than a list evaluates.
    ['conflict', 'an expression is so large that the list is cut short', `${longSum(names, 300)} >= 2700`],
  ])('is %s where %s', (code, _, constraint) => {
    const search = openSearch(snapshotOf({ parameters, parameterConstraints: [constraint] }, [tried]));
    expect(nothingLeft(search)).toMatchObject({ code });
  });
});
