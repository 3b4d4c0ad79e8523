import { describe, expect, it } from '@jest/globals';
import { globMatcher } from './glob.ts';
import { parseSeeds } from './parse-seeds.ts';
import { parseRunOptions } from './run-options.ts';
import { UsageError } from './usage-error.ts';

describe('parseRunOptions', () => {
  it('reads every option and names the optimiser after its strategy', () => {
    const argv = [
      '--data',
      'd',
      '--problems',
      'a*',
      '--strategy',
      'grid',
      '--seeds',
      '0-1',
      '--budget',
      '9',
      '--out',
      'f.jsonl',
      '--jobs',
      '2',
      '--repeats',
      '3',
    ];
    expect(parseRunOptions(argv)).toEqual({
      ...{
        data: 'd',
        problems: 'a*',
        strategy: { name: 'grid', options: {} },
        optimiser: 'surmise-grid',
        declareNoise: false,
      },
      ...{ seeds: [0, 1], budget: 9, jobs: 2, maxRepeats: 3, out: 'f.jsonl', list: false },
    });
  });

  it.each([
    [['--out', 'f', '--strategy', 'magic'], '--strategy'],
    [['--out', 'f', '--budget', '0'], '--budget'],
    [['--out', 'f', '--jobs', 'x'], '--jobs'],
    [['--out', 'f', '--seeds', '4-0'], '--seeds'],
    [['--out', 'f', '--options', '{'], '--options'],
    [['--out', 'f', '--noise', 'loud'], '--noise'],
    [['--oops'], 'oops'],
    [[], '--out'],
  ])('refuses %j in one line that names the option', (argv, named) => {
    const error = ((): unknown => {
      try {
        return parseRunOptions(argv);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toHaveProperty('message', expect.stringContaining(named));
  });
});

describe('parseSeeds', () => {
  it.each([
    ['0-4', [0, 1, 2, 3, 4]],
    ['0,3,7', [0, 3, 7]],
    ['2', [2]],
    ['1-2,9', [1, 2, 9]],
  ])('reads %s', (text, seeds) => {
    expect(parseSeeds(text)).toEqual(seeds);
  });
});

describe('globMatcher', () => {
  it('matches whole names against any of the patterns', () => {
    const matches = globMatcher('hpobench-*,levy-?d');
    expect(['hpobench-car', 'levy-8d', 'levy-8d-noisy', 'x-hpobench-car', 'levy-88d'].map(matches)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('takes dots and brackets literally', () => {
    expect(globMatcher('a.b')('axb')).toBe(false);
    expect(globMatcher('a[b]')('a[b]')).toBe(true);
  });
});
