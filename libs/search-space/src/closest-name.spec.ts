import { describe, expect, it } from '@jest/globals';
import { closestName } from './closest-name.ts';

describe('closestName', () => {
  it.each([
    ['optimiser', ['optimizer', 'units'], 'optimizer'],
    ['learnnigRate', ['learningRate'], 'learningRate'],
    ['Units', ['units'], 'units'],
    ['unit', ['units', 'unity'], 'units'],
    ['x', ['y'], null],
    ['momentum', ['units', 'rate'], null],
    ['', ['a'], null],
  ])('takes %p among %j for %p', (name, candidates, expected) => {
    expect(closestName(name, candidates)).toBe(expected);
  });
});
