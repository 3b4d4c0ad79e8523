import { describe, expect, it } from '@jest/globals';
import { closestName } from './closest-name.ts';

describe('closestName', () => {
  it.each([
    ['optimiser', ['optimizer', 'units'], 'optimizer'],
    ['learnnigRate', ['learningRate'], 'learningRate'],
    ['Units', ['units'], 'units'],
    ['unit', ['units', 'unity'], 'units'],
    ['UNITS', ['unitz', 'units', 'Units'], 'units'],
    ['x', ['y'], null],
    ['momentum', ['units', 'rate'], null],
    ['', ['a'], null],
  ])('takes %p among %j for %p', (name, candidates, expected) => {
    expect(closestName(name, candidates)).toBe(expected);
  });

  it('finds a name among as many and as long ones as a space may have parameters', () => {
    const name = (index: number): string => `${'ab'.repeat(28)}_${index}`.padEnd(64, 'z');
    const names = Array.from({ length: 500 }, (_, index) => name(index));
    expect(closestName(`_${name(499).slice(1)}`, names)).toBe(name(499));
  });

  it('gives up where so many long candidates must be compared that a hint would be dear', () => {
    const candidates = Array.from({ length: 10_000 }, (_, index) => `x${'ab'.repeat(100)}${index}y`);
    let seen = 0;
    const counted = (function* () {
      for (const candidate of candidates) {
        seen += 1;
        yield candidate;
      }
    })();
    expect(closestName(`${'ab'.repeat(100)}100zz`, counted)).toBeNull();
    expect(seen).toBeLessThan(2_000);
  });
});
