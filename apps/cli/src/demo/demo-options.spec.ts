import { describe, expect, it } from '@jest/globals';
import { DEMO_DEFAULTS, EPOCHS, readDemoOptions } from './demo-options.ts';

const RAW = { dataset: 'digits', trials: '30', parallel: '2', seed: '7', data: DEMO_DEFAULTS.data };

describe('readDemoOptions', () => {
  it('takes the epochs from the data set unless they are given', () => {
    expect(readDemoOptions(RAW).epochs).toBe(EPOCHS.digits);
    expect(readDemoOptions({ ...RAW, epochs: '2' }).epochs).toBe(2);
  });

  it.each([
    [{ trials: '0' }, '--trials must be a whole number from 1 to 1000, not "0"'],
    [{ parallel: 'two' }, '--parallel must be a whole number from 1 to 64, not "two"'],
    [{ seed: '1e3' }, '--seed must be a whole number from 0 to 2147483647, not "1e3"'],
    [{ dataset: 'cifar' }, '--dataset must be one of digits, mnist, not "cifar"'],
  ])('says which word is off: %j', (change, message) => {
    expect(() => readDemoOptions({ ...RAW, ...change })).toThrow(message);
  });
});
