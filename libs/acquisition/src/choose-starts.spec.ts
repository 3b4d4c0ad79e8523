import { createRng } from '#numerics';
import { describe, expect, it } from '@jest/globals';
import { chooseStarts } from './choose-starts.ts';
import { SOFTMAX_STARTS } from './constants.ts';

describe('starts of the local search', () => {
  it('are the best and others, each once, the likelier the better', () => {
    const scores = Float64Array.from({ length: 50 }, (_, i) => (i === 17 ? 3 : i < 10 ? 2 : -1000));
    const chosen = chooseStarts(scores, createRng(1));
    expect(chosen[0]).toBe(17);
    expect(chosen).toHaveLength(1 + SOFTMAX_STARTS);
    expect(new Set(chosen).size).toBe(chosen.length);
    for (const i of chosen.slice(1)) expect(i).toBeLessThan(10);
  });

  it('are fewer where only one candidate is worth anything', () => {
    expect(chooseStarts(Float64Array.of(-5000, 0, -5000), createRng(1))).toEqual([1]);
  });
});
