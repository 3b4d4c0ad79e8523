import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { childEnvironment, readServiceConfig, serviceUsage } from './config.ts';
import { StartupError } from './startup-error.ts';

const lineOf = (args: string[], env: Record<string, string> = {}): string => {
  try {
    readServiceConfig(args, env);
  } catch (error) {
    if (error instanceof StartupError) return error.line;
    throw error;
  }
  throw new Error('no error');
};

describe('readServiceConfig', () => {
  it('has sensible defaults', () => {
    expect(readServiceConfig([], {})).toEqual({
      data: resolve('.surmise'),
      port: 4180,
      host: '127.0.0.1',
      trainer: true,
      trainerConcurrency: null,
      databaseUrl: null,
      logLevel: 'info',
      computeThreads: null,
    });
  });

  it('prefers flags to the environment, and takes blank variables for unset ones', () => {
    const env = {
      SURMISE_DATA: '/env',
      SURMISE_PORT: '5000',
      SURMISE_NO_TRAINER: '1',
      SURMISE_HOST: ' ',
      DATABASE_URL: 'postgres://u@h/d',
    };
    expect(readServiceConfig(['--data', '/flag', '--port=0'], env)).toMatchObject({
      data: '/flag',
      port: 0,
      host: '127.0.0.1',
      trainer: false,
      trainerConcurrency: null,
      databaseUrl: 'postgres://u@h/d',
    });
  });

  it.each([
    [['--port', '70000'], {}, '--port must be a whole number from 0 to 65535: run with --help to see every option'],
    [
      [],
      { SURMISE_PORT: 'x' },
      'SURMISE_PORT must be a whole number from 0 to 65535: run with --help to see every option',
    ],
    [
      [],
      { DATABASE_URL: 'mysql://h' },
      'DATABASE_URL must be a URL that starts with postgresql://: run with --help to see every option',
    ],
    [
      [],
      { DATABASE_URL: 'postgresql://u:p#w@h/d' },
      'DATABASE_URL is no URL: escape special characters of the password, for example # as %23: run with --help to see every option',
    ],
    [['--prot', '1'], {}, "Unknown option '--prot': run with --help to see every option"],
    [['--data'], {}, "Option '--data <value>' argument missing: run with --help to see every option"],
  ])('says in one line what is wrong with %j %j', (args, env, line) => {
    expect(lineOf(args, env)).toBe(line);
  });

  it('refuses an address that others reach unless told explicitly', () => {
    expect(lineOf(['--host', '0.0.0.0'])).toContain('--allow-remote');
    expect(readServiceConfig(['--host', '0.0.0.0', '--allow-remote'], {})?.host).toBe('0.0.0.0');
    expect(readServiceConfig(['--host', '127.0.0.2'], {})?.host).toBe('127.0.0.2');
  });

  it('answers null when help is wanted, and help names every variable', () => {
    expect(readServiceConfig(['--help'], {})).toBeNull();
    expect(serviceUsage()).toMatch(/SURMISE_DATA[^]*SURMISE_PORT[^]*SURMISE_NO_TRAINER[^]*DATABASE_URL/);
  });
});

describe('childEnvironment', () => {
  it('adds what it is given and inherits the rest', () => {
    const env = childEnvironment({ SURMISE_URL: 'http://x' });
    expect(env).toMatchObject({ SURMISE_URL: 'http://x', PATH: process.env['PATH'] });
    expect(env).not.toHaveProperty('DATABASE_URL');
  });
});
