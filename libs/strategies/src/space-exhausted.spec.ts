import { describe, expect, it } from '@jest/globals';
import { openSearch } from './search.ts';
import { spaceExhausted } from './space-exhausted.ts';
import { snapshotOf, trialOf } from './testing/index.ts';

describe('spaceExhausted', () => {
  const parameters = [{ name: 'kind', type: 'categorical' as const, values: ['a', 'b', 'c'] }];
  const messageOf = (last: 'cancelled' | 'pending'): string => {
    const trials = ([1, 2, last] as const).map((outcome, i) => trialOf(i + 1, { kind: 'abc'.charAt(i) }, outcome));
    return spaceExhausted(openSearch(snapshotOf({ parameters }, trials))).message;
  };

  it('claims of no cancelled configuration that it was tried', () => {
    expect(messageOf('cancelled')).toBe(
      'Every configuration of the space has been tried, cancelled or is being tried.',
    );
    expect(messageOf('pending')).toBe('Every configuration of the space has been tried or is being tried.');
  });
});
