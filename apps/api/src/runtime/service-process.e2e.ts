import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isAlive, temporaryFolder } from '#platform/testing';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { studyBody } from '../testing/study-body.ts';

const MAIN = resolve(import.meta.dirname, '../../../../dist/apps/api/src/main.js');

interface Service {
  readonly child: ChildProcessWithoutNullStreams;
  readonly output: () => string;
  readonly errors: () => string;
  readonly exit: Promise<number | string | null>;
}

/** The built service as a process of its own, as `npm start` runs it. */
function launch(args: readonly string[]): Service {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env['PATH'] ?? '' } });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exit = once(child, 'exit').then(([code, signal]: (number | string | null)[]) => code ?? signal ?? null);
  return { child, output: () => output, errors: () => errors, exit };
}

async function ready(service: Service): Promise<string> {
  const end = performance.now() + 100_000;
  for (;;) {
    const url = /^ready (http:\/\/\S+)$/m.exec(service.output())?.[1];
    if (url !== undefined) return url;
    if (service.child.exitCode !== null || performance.now() > end) throw new Error(`not ready: ${service.errors()}`);
    await sleep(20);
  }
}

describe('the service as a process', () => {
  const scratch = temporaryFolder();
  const folder = join(scratch.path, 'data');
  const args = ['--data', folder, '--port', '0', '--no-trainer'];
  const started: Service[] = [];
  const start = async (): Promise<{ service: Service; url: string }> => {
    const service = launch(args);
    started.push(service);
    return { service, url: await ready(service) };
  };
  const headers = () => ({
    authorization: `Bearer ${readFileSync(join(folder, 'admin.key'), 'utf8').trim()}`,
    'content-type': 'application/json',
  });
  const postmaster = () =>
    Number(readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

  beforeAll(() => {
    if (!existsSync(MAIN)) throw new Error('build first: npm run gen, or swc apps libs migrations -d dist');
  });
  afterEach(async () => {
    for (const { child, exit } of started.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exit;
    }
  });
  afterAll(() => {
    scratch.remove();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops cleanly on %s, with the database',
    async (signal) => {
      const { service, url } = await start();
      expect(service.output().match(/^ready /gm)).toHaveLength(1);
      const database = postmaster();
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      const asked = performance.now();
      service.child.kill(signal);
      expect(await service.exit).toBe(0);
      expect(performance.now() - asked).toBeLessThan(40_000);
      expect(isAlive(database)).toBe(false);
      expect(existsSync(join(folder, 'service.lock'))).toBe(false);
    },
    90_000,
  );

  it('goes on after kill -9 with everything that was acknowledged', async () => {
    const first = await start();
    const created = await fetch(`${first.url}/api/v1/projects/default/studies`, {
      method: 'POST',
      headers: headers(),
      body: JSON.stringify(studyBody('survives')),
    });
    const { id } = (await created.json()) as { id: string };
    const asked = await fetch(`${first.url}/api/v1/studies/${id}/suggest`, {
      method: 'POST',
      headers: headers(),
      body: '{"worker":"w"}',
    });
    const { trials } = (await asked.json()) as { trials: { id: string; attempt: { leaseToken: string } }[] };
    const database = postmaster();
    first.service.child.kill('SIGKILL');
    await first.service.exit;
    expect(isAlive(database)).toBe(true);
    const again = performance.now();
    const second = await start();
    const seconds = (performance.now() - again) / 1000;
    expect(postmaster()).toBe(database);
    expect(second.service.output()).not.toContain('smk_');
    const [trial] = trials;
    const told = await fetch(`${second.url}/api/v1/trials/${trial?.id ?? ''}/complete`, {
      method: 'POST',
      headers: headers(),
      body: JSON.stringify({ leaseToken: trial?.attempt.leaseToken, metrics: { accuracy: 0.5 } }),
    });
    expect(told.status).toBe(200);
    expect(seconds).toBeLessThan(40);
  });

  it('says in one line why it cannot start, and exits with 1', async () => {
    const { url } = await start();
    const sameFolder = launch(args);
    expect(await sameFolder.exit).toBe(1);
    expect(sameFolder.errors()).toMatch(
      /^surmise: the data folder .* is in use by another service \(process \d+\): stop that one first.*\n$/,
    );
    const taken = launch([
      '--data',
      join(scratch.path, 'other'),
      '--port',
      new URL(url).port,
      '--no-trainer',
      '--log-level',
      'fatal',
    ]);
    expect(await taken.exit).toBe(1);
    expect(taken.errors()).toMatch(/^surmise: port \d+ is already in use: choose another with --port N.*\n$/);
    expect(existsSync(join(scratch.path, 'other', 'postgres', 'data', 'postmaster.pid'))).toBe(false);
    const unknown = launch(['--prot', '1']);
    expect(await unknown.exit).toBe(1);
    expect(unknown.errors()).toBe("surmise: Unknown option '--prot': run with --help to see every option\n");
    const help = launch(['--help']);
    expect(await help.exit).toBe(0);
    expect(help.output()).toContain('--data DIR');
  });

  it('can be stopped while it starts', async () => {
    const service = launch(['--data', join(scratch.path, 'early'), '--port', '0', '--no-trainer']);
    while (!existsSync(join(scratch.path, 'early', 'service.lock'))) await sleep(10);
    service.child.kill('SIGINT');
    expect(await service.exit).toBe(0);
    expect(service.output()).not.toMatch(/^ready/m);
    expect(existsSync(join(scratch.path, 'early', 'postgres', 'data', 'postmaster.pid'))).toBe(false);
  });
});
