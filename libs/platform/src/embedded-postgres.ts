import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { findFreePort } from './free-port.ts';
import type { Logger } from './logger.ts';
import { postgresAccount } from './postgres-account.ts';
import { locatePostgres } from './postgres-binaries.ts';
import { DATABASE, lastLine, launchServer, openCluster, SUPERUSER, type PostgresCluster } from './postgres-cluster.ts';
import { readPostmaster, servesFolder, type Postmaster } from './postmaster-pid.ts';
import { isAlive } from './process-info.ts';
import { StartupError } from './startup-error.ts';

export interface EmbeddedPostgres {
  /** Stays the same as long as the service runs, also when the server had to be started again. */
  readonly url: string;
  readonly port: number;
  /** How this server came to serve: `adopted` from a service that was killed. */
  readonly origin: 'started' | 'adopted';
  /** Pid of the running server; null while it is down. */
  pid(): number | null;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

/** Long enough for crash recovery of a large log. */
const START_LIMIT_MS = 60_000;
/** A server that is alive answers in milliseconds; one that does not within this is stopped and started. */
const ADOPT_LIMIT_MS = 3_000;
const STOP_LIMIT_MS = 10_000;
const WATCH_EVERY_MS = 300;
const LONGEST_PAUSE_MS = 5_000;
/** Somebody may take the port between the look and the start. */
const PORT_ATTEMPTS = 5;

/** Starts (or adopts) the PostgreSQL of a folder and keeps it running until `stop`. */
export async function startEmbeddedPostgres(folder: string, log: Logger): Promise<EmbeddedPostgres> {
  const account = postgresAccount();
  const cluster = await openCluster(folder, await locatePostgres(account), account);
  const adopted = await adopt(cluster, log);
  let current: Postmaster | null = adopted ?? (await startAnywhere(cluster, log));
  const port = current.port;
  await ensureDatabase(cluster, port);

  const stopping = new AbortController();
  const watch = async (): Promise<void> => {
    let pause = WATCH_EVERY_MS;
    while (await passes(pause, stopping.signal)) {
      if (current !== null && isAlive(current.pid)) {
        pause = WATCH_EVERY_MS;
        continue;
      }
      current = null;
      log.error({ port, last: lastLine(cluster.logFile) }, 'the database server ended; starting it again');
      try {
        current = await startOn(cluster, port);
        log.warn({ port, pid: current.pid }, 'the database server runs again');
      } catch (error) {
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        log.error({ err: error }, 'the database server did not start; trying again');
      }
    }
  };
  const watching = watch();

  return {
    url: connectionUrl(cluster, port, DATABASE),
    port,
    origin: adopted === null ? 'started' : 'adopted',
    pid: () => current?.pid ?? null,
    stop: async () => {
      stopping.abort();
      await watching;
      if (current !== null) await stopServer(current.pid, log);
      current = null;
    },
  };
}

/** True after that time; false as soon as the signal says to stop. */
function passes(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return sleep(milliseconds, true, { signal, ref: false }).catch(() => false);
}

/** Takes over the server that a killed service left behind; one that does not answer is stopped first. */
async function adopt(cluster: PostgresCluster, log: Logger): Promise<Postmaster | null> {
  const left = readPostmaster(cluster.data);
  if (left === null) return null;
  if (!servesFolder(left, cluster.data)) {
    // The pid may by now be somebody else's, and PostgreSQL would take that for a running server and refuse to start.
    rmSync(join(cluster.data, 'postmaster.pid'), { force: true });
    return null;
  }
  const until = performance.now() + ADOPT_LIMIT_MS;
  while (performance.now() < until && isAlive(left.pid)) {
    const now = readPostmaster(cluster.data) ?? left;
    if (now.port > 0 && (await answers(cluster, now.port))) {
      log.info({ pid: now.pid, port: now.port }, 'adopted the database server of an earlier service');
      return now;
    }
    await sleep(100);
  }
  log.warn({ pid: left.pid }, 'the database server of an earlier service does not answer; stopping it');
  await stopServer(left.pid, log);
  return null;
}

async function startAnywhere(cluster: PostgresCluster, log: Logger): Promise<Postmaster> {
  let preferred = readPort(cluster.portFile);
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort(preferred);
    try {
      const server = await startOn(cluster, port);
      writeFileSync(cluster.portFile, `${port}\n`);
      return server;
    } catch (error) {
      if (attempt >= PORT_ATTEMPTS) throw error;
      log.warn({ port, err: error }, 'the database server did not start; trying another port');
      preferred = null;
    }
  }
}

async function startOn(cluster: PostgresCluster, port: number): Promise<Postmaster> {
  const child = launchServer(cluster, port);
  child.unref();
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', (code, signal) => {
      resolve(`ended with ${signal ?? `status ${String(code)}`}: ${lastLine(cluster.logFile)}`);
    });
  });
  const reason = await Promise.race([ended, becomesReady(cluster, port, child)]);
  if (reason === null && child.pid !== undefined) return { pid: child.pid, port };
  throw new StartupError(
    `the embedded PostgreSQL did not start (${reason ?? 'no process'})`,
    `see ${cluster.logFile}, or set DATABASE_URL`,
  );
}

/** Null when it answers; else why it never did. */
async function becomesReady(cluster: PostgresCluster, port: number, child: ChildProcess): Promise<string | null> {
  const until = performance.now() + START_LIMIT_MS;
  while (performance.now() < until) {
    if (await answers(cluster, port)) return null;
    if (child.exitCode !== null || child.signalCode !== null) return 'ended';
    await sleep(40);
  }
  child.kill('SIGQUIT');
  return `no answer within ${START_LIMIT_MS / 1000} s: ${lastLine(cluster.logFile)}`;
}

/** Only the server of this folder knows its password, so an answer also proves whose server it is. */
async function answers(cluster: PostgresCluster, port: number): Promise<boolean> {
  try {
    await withClient(cluster, port, 'postgres', (client) => client.query('select 1'));
    return true;
  } catch {
    // Not (yet) there: the caller decides how long to wait for it.
    return false;
  }
}

async function ensureDatabase(cluster: PostgresCluster, port: number): Promise<void> {
  await withClient(cluster, port, 'postgres', async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
}

async function withClient(
  cluster: PostgresCluster,
  port: number,
  database: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client({
    connectionString: connectionUrl(cluster, port, database),
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => {
    // The query that follows reports it; without a listener it would end the process.
  });
  try {
    await client.connect();
    await work(client);
  } finally {
    // What the work failed with is the error to tell, not that a broken connection cannot be closed.
    await client.end().catch(() => undefined);
  }
}

function connectionUrl(cluster: PostgresCluster, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT ends it at once and leaves recovery to the next start. */
async function stopServer(pid: number, log: Logger): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    if (signal !== 'SIGINT') log.warn({ pid, signal }, 'the database server is slow to stop');
    process.kill(pid, signal);
    const until = performance.now() + STOP_LIMIT_MS;
    while (performance.now() < until && isAlive(pid)) await sleep(20);
  }
}

function readPort(file: string): number | null {
  if (!existsSync(file)) return null;
  const port = Number(readFileSync(file, 'utf8'));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}
