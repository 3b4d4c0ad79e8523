import { describe, expect, it } from '@jest/globals';
import { startMemoryApi } from '../testing/memory-api.ts';

describe('health', () => {
  it('is live and ready without a key, and not ready while the database is away or the service stops', async () => {
    const { api, database } = await startMemoryApi();
    const get = (path: string) => api.call('GET', path, undefined, { key: null });
    expect(await get('/livez')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await get('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
    database.up = false;
    expect(await get('/readyz')).toMatchObject({
      status: 503,
      body: { code: 'unavailable' },
      headers: { 'retry-after': '1' },
    });
    expect(await get('/livez')).toMatchObject({ status: 200 });
    database.up = true;
    expect(await get('/readyz')).toMatchObject({ status: 200 });
    api.stop();
    expect(await get('/readyz')).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    await api.close();
  });
});
