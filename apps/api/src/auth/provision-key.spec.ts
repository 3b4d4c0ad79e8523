import { beforeEach, describe, expect, it } from '@jest/globals';
import { CountingIdentities, ManualClock, MemoryUnitOfWork, MemoryWakeups } from '#study/testing';
import { parseApiKey } from './api-key-text.ts';
import { KeyDirectory } from './key-directory.ts';
import { provisionKey } from './provision-key.ts';

const wish = { displayName: 'Administrator', scopes: ['admin'] as const };

describe('provisionKey', () => {
  let kept: string | null;
  const file = {
    read: () => kept,
    write: (key: string) => {
      kept = key;
    },
  };
  const database = () => {
    const clock = new ManualClock();
    return {
      unitOfWork: new MemoryUnitOfWork(clock, new MemoryWakeups()),
      identities: new CountingIdentities(),
      clock,
    };
  };
  beforeEach(() => {
    kept = null;
  });

  it('makes a key once, and the key works', async () => {
    const parts = database();
    const first = await provisionKey(file, wish, parts);
    expect(first).toEqual({ text: kept, isNew: true });
    expect(await provisionKey(file, wish, parts)).toEqual({ text: first.text, isNew: false });
    const keys = new KeyDirectory(parts.unitOfWork);
    expect(await keys.authenticate(`Bearer ${first.text}`)).toMatchObject({
      displayName: 'Administrator',
      scopes: ['admin'],
    });
  });

  it('stores no secret', async () => {
    const parts = database();
    const { text } = await provisionKey(file, wish, parts);
    const { id, secret } = parseApiKey(text) ?? { id: '', secret: '' };
    const stored = await parts.unitOfWork.read((stores) => stores.apiKeys.find(id));
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it('enters the key of the file into a database that does not know it', async () => {
    const { text } = await provisionKey(file, wish, database());
    const fresh = database();
    expect(await provisionKey(file, wish, fresh)).toEqual({ text, isNew: false });
    await expect(new KeyDirectory(fresh.unitOfWork).authenticate(`Bearer ${text}`)).resolves.toMatchObject({
      scopes: ['admin'],
    });
  });

  it('replaces a revoked key and a file that holds none', async () => {
    const parts = database();
    const { text } = await provisionKey(file, wish, parts);
    await parts.unitOfWork.run((stores) => stores.apiKeys.revoke(parseApiKey(text)?.id ?? ''));
    const second = await provisionKey(file, wish, parts);
    expect(second.isNew).toBe(true);
    expect(second.text).not.toBe(text);
    kept = 'not a key';
    expect((await provisionKey(file, wish, parts)).isNew).toBe(true);
  });
});
