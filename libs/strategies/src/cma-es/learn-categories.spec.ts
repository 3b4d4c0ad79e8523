import { compileSpace } from '#search-space';
import { describe, expect, it } from '@jest/globals';
import { startDistribution } from './distribution.ts';
import { learnCategories } from './learn-categories.ts';
import { learningRates } from './learning-rates.ts';
import type { Sample } from './sample.ts';

const space = compileSpace({ parameters: [{ name: 'c', type: 'categorical', values: ['p', 'q', 'r'] }] });
const start = startDistribution(space, Float64Array.of(0.5), 4, 0);
const trial = (level: number, active = 1): Sample => ({
  u: Float64Array.of((level + 0.5) / 3),
  active: Uint8Array.of(active),
  drawn: true,
  score: 0,
});

function learnt(...ranked: readonly Sample[]): readonly number[] {
  const [chances] = learnCategories(space, start, ranked, learningRates(0, 4));
  return [...(chances ?? [])];
}

// Four trials: w = .804163, .195837; mu_eff = 1.459790; c = mu_eff / (mu_eff + 3) = .327323. From chances of a third.
describe('learnCategories', () => {
  it('moves the chances to the values of the better half, by hand', () => {
    const [p, q, r] = learnt(trial(2), trial(0), trial(1), trial(1));
    expect(p).toBeCloseTo((1 - 0.327323) / 3 + 0.327323 * 0.195837, 6);
    expect(q).toBeCloseTo((1 - 0.327323) / 3, 6);
    expect(r).toBeCloseTo((1 - 0.327323) / 3 + 0.327323 * 0.804163, 6);
  });

  it('hears only the trials in which the parameter was active', () => {
    const [p, q, r] = learnt(trial(2), trial(0, 0), trial(1), trial(1));
    const heard = 0.327323 * 0.804163;
    expect(p).toBeCloseTo((1 - heard) / 3, 6);
    expect(q).toBeCloseTo((1 - heard) / 3, 6);
    expect(r).toBeCloseTo((1 - heard) / 3 + heard, 6);
    expect(learnt(trial(2, 0), trial(0, 0), trial(1), trial(1))).toEqual(
      [1 / 3, 1 / 3, 1 / 3].map((chance) => expect.closeTo(chance, 12)),
    );
  });
});
