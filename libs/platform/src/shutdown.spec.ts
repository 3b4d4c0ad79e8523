import { describe, expect, it } from '@jest/globals';
import { createShutdown } from './shutdown.ts';
import { silentLogger } from './testing/index.ts';

describe('createShutdown', () => {
  it('stops the parts in reverse order, once, whatever one of them does', async () => {
    const shutdown = createShutdown(silentLogger, 100);
    const stopped: string[] = [];
    for (const name of ['database', 'pool', 'server']) {
      shutdown.add(name, () => {
        stopped.push(name);
        return name === 'pool' ? Promise.reject(new Error('no')) : Promise.resolve();
      });
    }
    await Promise.all([shutdown.run('test'), shutdown.run('again')]);
    expect(stopped).toEqual(['server', 'pool', 'database']);
    expect(shutdown.started).toBe(true);
  });

  it('goes on when a part hangs', async () => {
    const shutdown = createShutdown(silentLogger, 1_050);
    let databaseStopped = false;
    shutdown.add('database', () => {
      databaseStopped = true;
      return Promise.resolve();
    });
    shutdown.add('hangs', () => new Promise(() => undefined));
    const started = performance.now();
    await shutdown.run('test');
    expect(databaseStopped).toBe(true);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
