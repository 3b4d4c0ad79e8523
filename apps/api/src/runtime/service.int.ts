import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { createShutdown, type ServiceConfig, type Shutdown } from '#platform';
import { isAlive, silentLogger, temporaryFolder } from '#platform/testing';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startService } from './service.ts';

const scratch = temporaryFolder();
const folder = join(scratch.path, 'data');

interface Running {
  readonly url: string;
  readonly lines: string[];
  readonly shutdown: Shutdown;
}

async function start(changes: Partial<ServiceConfig> = {}): Promise<Running> {
  const lines: string[] = [];
  const shutdown = createShutdown(silentLogger);
  const config: ServiceConfig = {
    data: folder,
    port: 0,
    host: '127.0.0.1',
    trainer: false,
    trainerConcurrency: null,
    databaseUrl: null,
    logLevel: 'silent',
    computeThreads: 1,
    ...changes,
  };
  try {
    const signal = new AbortController().signal;
    const url = await startService({ config, log: silentLogger, shutdown, signal, print: (line) => lines.push(line) });
    return { url, lines, shutdown };
  } catch (error) {
    await shutdown.run('failed');
    throw error;
  }
}

describe('startService', () => {
  let running: Running | undefined;
  const key = () => readFileSync(join(folder, 'admin.key'), 'utf8').trim();
  const get = (path: string) =>
    fetch(`${running?.url ?? ''}${path}`, { headers: { authorization: `Bearer ${key()}` } });

  afterEach(async () => {
    await running?.shutdown.run('test');
    running = undefined;
  });
  afterAll(() => {
    scratch.remove();
  });

  it('prints the key once, keeps it for tools, and is ready with a default project', async () => {
    running = await start();
    expect(running.lines).toEqual([expect.stringContaining(key()), `ready ${running.url}`]);
    expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(statSync(join(folder, 'admin.key')).mode & 0o777).toBe(0o600);
    expect(await (await get('/api/v1/projects/default')).json()).toMatchObject({ slug: 'default' });
  });

  it('prints only that it is ready from then on, and the key still works', async () => {
    running = await start();
    expect(running.lines).toEqual([`ready ${running.url}`]);
    expect((await get('/api/v1/me')).status).toBe(200);
  });

  it('stops everything, and lets go of the folder', async () => {
    const { url, shutdown } = await start();
    const pid = Number(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const started = performance.now();
    await shutdown.run('test');
    expect(performance.now() - started).toBeLessThan(40_000);
    await expect(fetch(url)).rejects.toThrow();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(folder, 'service.lock'))).toBe(false);
  });

  it('refuses a second service on the same folder', async () => {
    running = await start();
    await expect(start()).rejects.toMatchObject({ line: expect.stringContaining('in use by another service') });
    expect((await get('/readyz')).status).toBe(200);
  });

  it('refuses a taken port in one line, with everything stopped', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const address = squatter.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(start({ port })).rejects.toMatchObject({
      line: `port ${port} is already in use: choose another with --port N, or --port 0 for any free one`,
    });
    expect(existsSync(join(folder, 'service.lock'))).toBe(false);
    expect(existsSync(join(folder, 'postgres', 'data', 'postmaster.pid'))).toBe(false);
    squatter.close();
  });

  it('refuses a database that is not there, in one line', async () => {
    await expect(start({ databaseUrl: 'postgresql://u:secret@127.0.0.1:1/none' })).rejects.toMatchObject({
      line: expect.stringMatching(
        /^the database none at 127\.0\.0\.1:1 cannot be used \(.*ECONNREFUSED.*\): see that it runs/,
      ),
    });
  });

  it('answers 503 while the database is away, and recovers by itself', async () => {
    running = await start();
    const pid = Number(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGSTOP');
    process.kill(pid, 'SIGKILL');
    const statuses = new Set<number>();
    let refusal: Response | undefined;
    const end = performance.now() + 60_000;
    for (let good = 0; good < 3;) {
      await sleep(20);
      if (performance.now() > end) throw new Error('did not recover');
      const answer = await get('/api/v1/projects/default');
      statuses.add(answer.status);
      if (answer.status === 503) refusal = answer;
      good = answer.status === 200 && refusal !== undefined ? good + 1 : 0;
    }
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(refusal?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await refusal?.json()).toMatchObject({ code: 'unavailable', hint: expect.any(String) });
    expect((await get('/readyz')).status).toBe(200);
  });

  it('refuses a folder of a newer version', async () => {
    const version = join(folder, 'version');
    const kept = readFileSync(version);
    writeFileSync(version, '99\n');
    await expect(start()).rejects.toMatchObject({ line: expect.stringContaining('newer Surmise (layout 99') });
    writeFileSync(version, kept);
  });
});
