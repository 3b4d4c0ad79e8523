import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { errorMessage } from './error-facts.ts';
import { StartupError } from './startup-error.ts';

/** Where data lies when nobody says otherwise: a hidden folder of the current folder, so that a clone and its data stay together. */
export const DEFAULT_DATA_FOLDER = '.surmise';
export const DEFAULT_PORT = 4180;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine((value) => value >= low && value <= high, `must be a whole number from ${low} to ${high}`);
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');

/** One row per setting: its flag, its environment variable and what `--help` says. */
const SETTINGS = {
  data: { env: 'SURMISE_DATA', takes: 'DIR', help: `folder that keeps everything (default ./${DEFAULT_DATA_FOLDER})` },
  port: { env: 'SURMISE_PORT', takes: 'N', help: `port to listen on, 0 for a free one (default ${DEFAULT_PORT})` },
  host: { env: 'SURMISE_HOST', takes: 'ADDRESS', help: 'address to listen on (default 127.0.0.1)' },
  'allow-remote': { env: 'SURMISE_ALLOW_REMOTE', help: 'listen on an address that other machines reach, without TLS' },
  'no-trainer': { env: 'SURMISE_NO_TRAINER', help: 'leave the trainer out; workers of your own evaluate trials' },
  'trainer-concurrency': {
    env: 'SURMISE_TRAINER_CONCURRENCY',
    takes: 'N',
    help: 'trials that the trainer runs at once (default: its own choice)',
  },
  'database-url': {
    env: 'DATABASE_URL',
    takes: 'URL',
    help: 'PostgreSQL 13 or newer (default: an embedded one in the data folder)',
  },
  'log-level': {
    env: 'SURMISE_LOG_LEVEL',
    takes: 'LEVEL',
    help: `${LOG_LEVELS.join(', ')} (default info); logs go to stderr`,
  },
  'compute-threads': {
    env: 'SURMISE_COMPUTE_THREADS',
    takes: 'N',
    help: 'threads that compute suggestions (default: by processors)',
  },
} as const satisfies Record<string, { env: string; takes?: string; help: string }>;

const serviceSchema = z.object({
  data: z.string().min(1, 'must name a folder').default(DEFAULT_DATA_FOLDER),
  port: wholeNumber(0, 65_535).default(DEFAULT_PORT),
  host: z.string().min(1, 'must be an address').default('127.0.0.1'),
  'allow-remote': flag.default(false),
  'no-trainer': flag.default(false),
  'trainer-concurrency': wholeNumber(1, 64).optional(),
  'database-url': z
    .string()
    .regex(/^postgres(ql)?:\/\/./, 'must be a URL that starts with postgresql://')
    .refine((url) => URL.canParse(url), 'is no URL: escape special characters of the password, for example # as %23')
    .optional(),
  'log-level': z.enum(LOG_LEVELS).default('info'),
  'compute-threads': wholeNumber(1, 256).optional(),
});

export interface ServiceConfig {
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly trainer: boolean;
  /** Null: the trainer's own choice. */
  readonly trainerConcurrency: number | null;
  /** Null: the embedded PostgreSQL of the data folder. */
  readonly databaseUrl: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Null: chosen by the number of processors. */
  readonly computeThreads: number | null;
}

/** What `--help` prints. */
export function serviceUsage(): string {
  const rows = Object.entries(SETTINGS).map(([name, setting]) => {
    const left = `  --${name}${'takes' in setting ? ` ${setting.takes}` : ''}`;
    return `${left.padEnd(26)}${setting.help} [${setting.env}]`;
  });
  return ['Usage: npm start -- [options]', '', ...rows, '  --help                  print this page'].join('\n');
}

/**
 * The service's settings from flags, else the environment, else defaults. Answers null when `--help` was asked for.
 * This file is the only reader of `process.env` and of the arguments; everything else receives typed settings.
 */
export function readServiceConfig(
  args: readonly string[] = process.argv.slice(2),
  env: Readonly<Record<string, string | undefined>> = process.env,
): ServiceConfig | null {
  const given = readFlags(args);
  if (given.help === 'true') return null;
  const raw = Object.fromEntries(
    Object.entries(SETTINGS).map(([name, setting]) => [name, given[name] ?? blankIsUnset(env[setting.env])]),
  );
  const parsed = serviceSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? '') as keyof typeof SETTINGS;
    const source = given[name] === undefined ? SETTINGS[name].env : `--${name}`;
    throw new StartupError(`${source} ${issue?.message ?? 'is not valid'}`, 'run with --help to see every option');
  }
  const settings = parsed.data;
  if (!isLoopback(settings.host) && !settings['allow-remote']) {
    throw new StartupError(
      `${settings.host} can be reached by other machines and this service speaks plain HTTP`,
      'put a proxy with TLS in front of 127.0.0.1, or add --allow-remote if the network is trusted',
    );
  }
  return {
    data: resolve(settings.data),
    port: settings.port,
    host: settings.host,
    trainer: !settings['no-trainer'],
    trainerConcurrency: settings['trainer-concurrency'] ?? null,
    databaseUrl: settings['database-url'] ?? null,
    logLevel: settings['log-level'],
    computeThreads: settings['compute-threads'] ?? null,
  };
}

/** The environment that a child process may see: everything but what names or opens the database, plus `additions`. */
export function childEnvironment(additions: Readonly<Record<string, string>>): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && entry[0] !== 'DATABASE_URL' && !entry[0].startsWith('PG'),
  );
  return { ...Object.fromEntries(inherited), ...additions };
}

function readFlags(args: readonly string[]): Readonly<Record<string, string | undefined>> {
  const options = Object.fromEntries([
    ...Object.entries(SETTINGS).map(
      ([name, setting]) => [name, { type: 'takes' in setting ? ('string' as const) : ('boolean' as const) }] as const,
    ),
    ['help', { type: 'boolean' as const }] as const,
  ]);
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  } catch (error) {
    const message = errorMessage(error).split('. ')[0] ?? '';
    throw new StartupError(message, 'run with --help to see every option', { cause: error });
  }
}

function blankIsUnset(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
