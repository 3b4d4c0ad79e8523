import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { isAlive } from './process-info.ts';
import { silentLogger, temporaryFolder } from './testing/index.ts';

const { SIGINT } = constants.signals;

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Starts PostgreSQL from another Node process and kills that one with SIGKILL: the server stays behind. */
async function orphan(folder: string): Promise<{ url: string; pid: number }> {
  const script = join(import.meta.dirname, 'testing', 'postgres-owner.ts');
  const child = spawn(process.execPath, ['--conditions=source', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {},
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGKILL');
  await once(child, 'exit');
  return JSON.parse(line.toString()) as { url: string; pid: number };
}

/** Whether a signal that was sent to a stopped process waits for it to wake. */
function hasPending(pid: number, signal: number): boolean {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const pending = BigInt(`0x${/^ShdPnd:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`);
  return ((pending >> BigInt(signal - 1)) & 1n) === 1n;
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('did not happen within 60 s');
    await sleep(50);
  }
}

describe('startEmbeddedPostgres', () => {
  const scratch = temporaryFolder();
  const folder = join(scratch.path, 'postgres');
  let running: EmbeddedPostgres | undefined;
  const start = async (): Promise<EmbeddedPostgres> => (running = await startEmbeddedPostgres(folder, silentLogger));

  beforeAll(async () => {
    // A creation that was interrupted, as kill -9 in the first seconds leaves it.
    mkdirSync(join(folder, 'data.new'), { recursive: true });
    writeFileSync(join(folder, 'data.new', 'PG_VERSION'), '18');
    const first = await start();
    await query(first.url, 'create table fact (n int); insert into fact values (1)');
    await first.stop();
  });
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });
  afterAll(() => {
    scratch.remove();
  });

  it('keeps data over a stop, listens on loopback only and wants the password', async () => {
    const postgres = await start();
    expect(postgres.origin).toBe('started');
    expect(await query(postgres.url, 'select n from fact')).toEqual([{ n: 1 }]);
    expect(
      await query(
        postgres.url,
        "select setting from pg_settings where name in ('listen_addresses', 'fsync', 'full_page_writes') order by name",
      ),
    ).toEqual([{ setting: 'on' }, { setting: 'on' }, { setting: '127.0.0.1' }]);
    const wrong = new URL(postgres.url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
    const pid = postgres.pid();
    await postgres.stop();
    expect(pid === null || isAlive(pid)).toBe(false);
    expect(existsSync(join(folder, 'data', 'postmaster.pid'))).toBe(false);
  });

  it('adopts the server that a killed service left behind', async () => {
    const left = await orphan(folder);
    expect(isAlive(left.pid)).toBe(true);
    await query(left.url, 'insert into fact values (2)');
    const postgres = await start();
    expect(postgres).toMatchObject({ origin: 'adopted', url: left.url });
    expect(postgres.pid()).toBe(left.pid);
    expect(await query(postgres.url, 'select count(*)::int as n from fact')).toEqual([{ n: 2 }]);
    await postgres.stop();
    expect(isAlive(left.pid)).toBe(false);
  });

  it('starts again when both were killed, with every committed row', async () => {
    const left = await orphan(folder);
    await query(left.url, 'insert into fact values (3)');
    process.kill(left.pid, 'SIGKILL');
    await until(() => !isAlive(left.pid));
    const postgres = await start();
    expect(postgres.origin).toBe('started');
    expect(await query(postgres.url, 'select n from fact where n = 3')).toEqual([{ n: 3 }]);
  });

  it('stops and restarts a left server that does not answer', async () => {
    const left = await orphan(folder);
    process.kill(left.pid, 'SIGSTOP');
    const waking = until(() => hasPending(left.pid, SIGINT)).then(() => process.kill(left.pid, 'SIGCONT'));
    const postgres = await start();
    await waking;
    expect(postgres.origin).toBe('started');
    expect(postgres.pid()).not.toBe(left.pid);
    expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is not fooled by a postmaster.pid whose pid belongs to another process', async () => {
    writeFileSync(join(folder, 'data', 'postmaster.pid'), `${process.pid}\n${folder}\n1\n5432\n\n127.0.0.1\n`);
    const postgres = await start();
    expect(postgres.origin).toBe('started');
    expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('moves to another port when its own was taken', async () => {
    const port = Number(readFileSync(join(folder, 'port'), 'utf8'));
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    const postgres = await start();
    expect(postgres.port).not.toBe(port);
    squatter.close();
  });

  it('brings the server back on the same address when it dies', async () => {
    const postgres = await start();
    const before = postgres.pid();
    if (before === null) throw new Error('not running');
    await query(postgres.url, 'insert into fact values (4)');
    process.kill(before, 'SIGKILL');
    await until(() => postgres.pid() !== null && postgres.pid() !== before);
    expect(await query(postgres.url, 'select n from fact where n = 4')).toEqual([{ n: 4 }]);
  });

  it('refuses a database of another major version in one line', async () => {
    const file = join(folder, 'data', 'PG_VERSION');
    const version = readFileSync(file);
    writeFileSync(file, '17\n');
    await expect(start()).rejects.toThrow('belongs to PostgreSQL 17 and the embedded one is 18');
    writeFileSync(file, version);
  });
});
