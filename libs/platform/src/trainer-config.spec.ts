import { describe, expect, it } from '@jest/globals';
import { readTrainerConfig } from './trainer-config.ts';

describe('readTrainerConfig', () => {
  it('reads what the service hands over', () => {
    expect(readTrainerConfig({ SURMISE_URL: 'http://127.0.0.1:4180/', SURMISE_API_KEY: 'smk_a_b' })).toEqual({
      url: 'http://127.0.0.1:4180',
      apiKey: 'smk_a_b',
      data: null,
      logLevel: 'info',
    });
  });

  it.each([
    [{}, 'SURMISE_URL must be the address of the service'],
    [{ SURMISE_URL: 'ftp://x', SURMISE_API_KEY: 'smk_a_b' }, 'SURMISE_URL must be the address of the service'],
    [{ SURMISE_URL: 'http://x' }, 'SURMISE_API_KEY must hold an API key'],
  ])('says what is missing in %j', (env, message) => {
    expect(() => readTrainerConfig(env)).toThrow(message);
  });
});
