import { afterEach, describe, expect, it } from '@jest/globals';
import { silentLogger, temporaryFolder } from '#platform/testing';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TrainerProcess } from './trainer-process.ts';

async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('did not happen within 60 s');
    await sleep(20);
  }
}

describe('TrainerProcess', () => {
  const folder = temporaryFolder();
  const journal = join(folder.path, 'journal');
  const lines = () => (existsSync(journal) ? readFileSync(journal, 'utf8').trim().split('\n') : []);
  /** A stand-in for the trainer: writes down what it hears. */
  const start = (body: string): TrainerProcess => {
    const entry = join(folder.path, 'trainer.mjs');
    writeFileSync(journal, '');
    writeFileSync(
      entry,
      `import { appendFileSync } from 'node:fs';\nconst say = (line) => appendFileSync(${JSON.stringify(journal)}, line + '\\n');\n${body}`,
    );
    const trainer = new TrainerProcess({
      entry,
      args: [],
      environment: { SURMISE_URL: 'http://x', SURMISE_API_KEY: 'smk_k' },
      log: silentLogger,
    });
    trainer.start();
    running = trainer;
    return trainer;
  };
  let running: TrainerProcess | undefined;
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });

  it('hands over address and key but no database, and stops it in good order', async () => {
    const trainer = start(`
      say([process.env.SURMISE_URL, process.env.SURMISE_API_KEY, process.env.DATABASE_URL ?? 'none'].join(' '));
      process.on('SIGTERM', () => { say('told to stop'); process.exit(0); });
      setInterval(() => {}, 1000);`);
    await until(() => lines()[0] !== '');
    expect(lines()).toEqual(['http://x smk_k none']);
    await trainer.stop();
    expect(lines()).toEqual(['http://x smk_k none', 'told to stop']);
    expect(trainer.pid).toBeUndefined();
  });

  it('starts it again when it dies', async () => {
    start(`say('started'); if (process.env.NEVER === undefined) process.exit(3);`);
    await until(() => lines().length >= 2);
    expect(lines().slice(0, 2)).toEqual(['started', 'started']);
  });
});
