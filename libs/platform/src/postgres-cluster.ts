import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PostgresAccount } from './postgres-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { readSecretFile, writeSecretFile } from './secret-file.ts';
import { StartupError } from './startup-error.ts';

/** The files of one embedded PostgreSQL, all in one folder: `data` (its own), `server.log`, `password`, `port`. */
export interface PostgresCluster {
  readonly data: string;
  readonly logFile: string;
  readonly portFile: string;
  readonly password: string;
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount | null;
}

/** Larger than this the log is put aside at the next start (one old one is kept). */
const LOG_LIMIT_BYTES = 10_000_000;

export const SUPERUSER = 'surmise';
export const DATABASE = 'surmise';

/** Opens the cluster of a folder, creating it the first time. A creation that was interrupted is started over. */
export async function openCluster(
  folder: string,
  binaries: PostgresBinaries,
  account: PostgresAccount | null,
): Promise<PostgresCluster> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = join(folder, 'password');
  const cluster: PostgresCluster = {
    data: join(folder, 'data'),
    logFile: join(folder, 'server.log'),
    portFile: join(folder, 'port'),
    password: readSecretFile(passwordFile) ?? newPassword(passwordFile),
    binaries,
    account,
  };
  if (!existsSync(cluster.data)) await initialise(cluster, folder);
  const major = Number(readFileSync(join(cluster.data, 'PG_VERSION'), 'utf8'));
  if (major !== binaries.major) {
    throw new StartupError(
      `the database in ${folder} belongs to PostgreSQL ${major} and the embedded one is ${binaries.major}`,
      'start the Surmise version that wrote it, or serve that folder with your own PostgreSQL and set DATABASE_URL',
    );
  }
  return cluster;
}

function newPassword(file: string): string {
  const password = randomBytes(24).toString('base64url');
  writeSecretFile(file, password);
  return password;
}

async function initialise(cluster: PostgresCluster, folder: string): Promise<void> {
  const draft = join(folder, 'data.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordInput = join(folder, 'password.input');
  writeFileSync(passwordInput, `${cluster.password}\n`, { mode: 0o600 });
  if (cluster.account !== null) {
    for (const path of [draft, passwordInput]) chownSync(path, cluster.account.uid, cluster.account.gid);
  }
  const input = openSync(passwordInput, 'r');
  const output = openSync(cluster.logFile, 'a', 0o600);
  try {
    const args = [
      ...['--pgdata', insideOwnFolder(cluster.account, draft), '--username', SUPERUSER, '--pwfile', '/dev/stdin'],
      // Locales of the machine change with its packages and then break indexes; PostgreSQL's own does not.
      ...[
        '--auth',
        'scram-sha-256',
        '--encoding',
        'UTF8',
        '--locale',
        'C',
        '--locale-provider',
        'builtin',
        '--builtin-locale',
        'C.UTF-8',
      ],
    ];
    const child = launch(cluster.binaries.initdb, args, cluster.account, draft, [input, output, output]);
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`initdb ended with status ${String(code)}`);
    renameSync(draft, cluster.data);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw new StartupError(
      `the database could not be created in ${folder} (${lastLine(cluster.logFile)})`,
      'see that the disk has room and allows other users’ files, or set DATABASE_URL',
      { cause: error },
    );
  } finally {
    closeSync(input);
    closeSync(output);
    rmSync(passwordInput, { force: true });
  }
}

/** Starts the server on `port`. It gets a session of its own: Ctrl-C in the terminal must reach the service first. */
export function launchServer(cluster: PostgresCluster, port: number): ChildProcess {
  if (existsSync(cluster.logFile) && statSync(cluster.logFile).size > LOG_LIMIT_BYTES) {
    renameSync(cluster.logFile, `${cluster.logFile}.old`);
  }
  const log = openSync(cluster.logFile, 'a', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    fsync: 'on',
    full_page_writes: 'on',
    cluster_name: 'surmise',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', insideOwnFolder(cluster.account, cluster.data), '-p', String(port), ...flags];
  try {
    return launch(cluster.binaries.postgres, args, cluster.account, cluster.data, ['ignore', log, log]);
  } finally {
    closeSync(log);
  }
}

function launch(
  program: string,
  args: string[],
  account: PostgresAccount | null,
  cwd: string,
  stdio: StdioOptions,
): ChildProcess {
  return spawn(program, args, {
    ...account,
    cwd,
    stdio,
    detached: true,
    env: { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' },
  });
}

/**
 * How the server finds its folder. The folder may lie below one that only root may enter (/root, or a fresh `mktemp -d`),
 * where user `postgres` could not follow the path. It need not: the process is started inside the folder, before it gives
 * up root, and this name leads there without a walk through the parents.
 */
function insideOwnFolder(account: PostgresAccount | null, path: string): string {
  return account !== null && process.platform === 'linux' ? '/proc/self/cwd' : path;
}

/** The last line of the server's log, to say why it did not start. */
export function lastLine(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8').trim().split('\n').at(-1) ?? '';
  } catch {
    return 'no log was written';
  }
}
