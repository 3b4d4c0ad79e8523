import { describe, expect, it } from '@jest/globals';
import { readChoice, withChoice } from './choice-state.ts';

const choice = { at: 40, observations: 38, process: -0.5, forest: -0.25, lead: 2.5 };

describe('choice state', () => {
  it('survives beside a model, through JSON', () => {
    const model = withChoice({ kind: 'gaussian-process', signalVariance: 1 }, choice);
    expect(model).toMatchObject({ kind: 'gaussian-process', signalVariance: 1 });
    expect(readChoice(JSON.parse(JSON.stringify(model)) as typeof model)).toEqual(choice);
  });

  it('is null where there is none, or it is damaged', () => {
    expect(readChoice(null)).toBeNull();
    expect(readChoice({ kind: 'random-forest' })).toBeNull();
    expect(readChoice({ surrogateChoice: { ...choice, lead: 'much' } })).toBeNull();
    expect(readChoice({ surrogateChoice: [1] })).toBeNull();
  });
});
