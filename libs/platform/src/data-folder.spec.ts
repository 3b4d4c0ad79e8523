import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder, readAdminKey } from './data-folder.ts';
import { startTicks } from './process-info.ts';
import { StartupError } from './startup-error.ts';
import { temporaryFolder } from './testing/index.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

const lineOf = (path: string): string => {
  try {
    openDataFolder(path).release();
  } catch (error) {
    if (error instanceof StartupError) return error.line;
    throw error;
  }
  throw new Error('no error');
};

describe('openDataFolder', () => {
  it('gives up where no folder can be made, instead of trying for ever', () => {
    expect(lineOf('/proc/surmise/data')).toMatch(/^cannot write to the data folder \/proc\/surmise\/data \(ENOENT\): /);
  });

  it('makes a private folder and keeps the key readable by its owner only', () => {
    const path = join(folder.path, 'a', 'b');
    const data = openDataFolder(path);
    expect(data.keyFile('admin').read()).toBeNull();
    data.keyFile('admin').write('smk_a_b');
    data.release();
    expect(readAdminKey(path)).toBe('smk_a_b');
    expect(statSync(data.keyFile('admin').path).mode & 0o777).toBe(0o600);
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it('tightens a key file that was opened up', () => {
    const data = openDataFolder(folder.path);
    writeFileSync(data.keyFile('admin').path, 'old');
    chmodSync(data.keyFile('admin').path, 0o644);
    data.keyFile('admin').write('new');
    data.release();
    expect(statSync(data.keyFile('admin').path).mode & 0o777).toBe(0o600);
  });

  it('refuses a folder that cannot be written, in one line', () => {
    writeFileSync(join(folder.path, 'file'), '');
    const line = lineOf(join(folder.path, 'file', 'data'));
    expect(line).toMatch(/^cannot write to the data folder .*file\/data \(.*file is a file\): .*--data DIR$/);
  });

  it('refuses a folder of a newer version and one that is not its own, without touching them', () => {
    writeFileSync(join(folder.path, 'version'), '2\n');
    expect(lineOf(folder.path)).toMatch(/written by a newer Surmise \(layout 2, this one knows 1\)/);
    expect(readFileSync(join(folder.path, 'version'), 'utf8')).toBe('2\n');
    writeFileSync(join(folder.path, 'version'), 'hello');
    expect(lineOf(folder.path)).toContain('holds "hello"');
    expect(existsSync(join(folder.path, 'service.lock'))).toBe(false);
  });

  it('refuses a folder that a living service holds, and opens it after that one let go', () => {
    const first = openDataFolder(folder.path);
    expect(lineOf(folder.path)).toMatch(new RegExp(`in use by another service \\(process ${process.pid}\\)`));
    first.release();
    openDataFolder(folder.path).release();
  });

  it.each([
    ['a process that is gone', { pid: 2 ** 22 + 1, ticks: '1' }],
    ['a pid that was given to another process', { pid: process.pid, ticks: '1' }],
    ['a lock that was never written whole', null],
  ])('takes over the lock of %s', (_what, holder) => {
    writeFileSync(join(folder.path, 'service.lock'), holder === null ? '' : JSON.stringify(holder));
    const data = openDataFolder(folder.path);
    const lock: unknown = JSON.parse(readFileSync(join(folder.path, 'service.lock'), 'utf8'));
    expect(lock).toEqual({ pid: process.pid, ticks: startTicks(process.pid) });
    data.release();
    expect(existsSync(join(folder.path, 'service.lock'))).toBe(false);
  });

  it('gets past a take-over that a crash left behind', () => {
    writeFileSync(join(folder.path, 'service.lock'), '');
    writeFileSync(join(folder.path, 'service.lock.takeover'), '');
    expect(lineOf(folder.path)).toContain('in use');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(join(folder.path, 'service.lock.takeover'), longAgo, longAgo);
    openDataFolder(folder.path).release();
  });
});
