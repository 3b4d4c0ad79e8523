import { spawnSync } from 'node:child_process';
import { StartupError } from './startup-error.ts';

/** The user and group that PostgreSQL runs as when the service itself runs as root, which PostgreSQL refuses to do. */
export interface PostgresAccount {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

/** Null when the service is not root: then PostgreSQL simply runs as the same user. Creates the account where it is missing. */
export function postgresAccount(): PostgresAccount | null {
  if (process.getuid?.() !== 0) return null;
  const existing = lookUp();
  if (existing !== null) return existing;
  const args = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME];
  const { status, stderr, error } = spawnSync('useradd', args, { encoding: 'utf8' });
  const created = lookUp();
  if (created !== null) return created;
  throw new StartupError(
    `PostgreSQL must not run as root and the user "${NAME}" could not be created (${error?.message ?? `${stderr.trim()}, status ${String(status)}`})`,
    'start the service as an ordinary user, create that user, or set DATABASE_URL',
  );
}

function lookUp(): PostgresAccount | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, NAME], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : Number.NaN;
  });
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid: Number(uid), gid: Number(gid) } : null;
}
