import { describe, expect, it } from '@jest/globals';
import { readTrainerOptions } from './trainer-options.ts';

describe('readTrainerOptions', () => {
  it('has a default for everything', () => {
    expect(readTrainerOptions([])).toEqual({
      concurrency: 2,
      memoryLimitBytes: 2 ** 30,
      timeLimitSeconds: 1800,
      backend: 'auto',
    });
  });

  it('reads every option', () => {
    const args = ['--concurrency', '4', '--memory-limit-mb=512', '--time-limit-seconds', '60', '--backend', 'wasm'];
    expect(readTrainerOptions(args)).toEqual({
      concurrency: 4,
      memoryLimitBytes: 2 ** 29,
      timeLimitSeconds: 60,
      backend: 'wasm',
    });
  });

  it.each([
    [['--concurrency', '0'], '--concurrency'],
    [['--concurrency', 'many'], '--concurrency'],
    [['--memory-limit-mb', '1.5'], '--memory-limit-mb'],
    [['--backend', 'gpu'], '--backend'],
    [['--paralel', '2'], '--paralel'],
    [['stray'], 'stray'],
  ])('names what is off in %j', (args, name) => {
    expect(() => readTrainerOptions(args)).toThrow(name);
  });
});
