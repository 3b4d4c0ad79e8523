import { expect, it } from '@jest/globals';
import { honoursFixed } from './honours-fixed.ts';

it('counts a fixed value where its parameter is active', () => {
  expect(honoursFixed({ optimizer: 'adam', rate: 0.3 }, { momentum: 0.5, rate: 0.3 })).toBe(true);
  expect(honoursFixed({ optimizer: 'sgd', momentum: 0.6, rate: 0.3 }, { momentum: 0.5, rate: 0.3 })).toBe(false);
});
