import { describe, expect, it } from '@jest/globals';
import type { ApiKey } from '#study';
import { ManualClock, MemoryUnitOfWork, MemoryWakeups } from '#study/testing';
import { formatApiKey, hashSecret } from './api-key-text.ts';
import { KeyDirectory } from './key-directory.ts';

const secret = 's'.repeat(32);

async function directoryWith(
  changes: Partial<ApiKey>,
): Promise<{ keys: KeyDirectory; header: string; unitOfWork: MemoryUnitOfWork; id: string }> {
  const unitOfWork = new MemoryUnitOfWork(new ManualClock(), new MemoryWakeups());
  const key: ApiKey = {
    id: '01912345-0000-7000-8000-000000000001',
    displayName: 'k',
    secretHash: hashSecret(secret),
    scopes: ['read'],
    projectId: null,
    createdBy: 'test',
    createdAt: '2030-01-01T00:00:00.000Z',
    expiresAt: null,
    revokedAt: null,
    ...changes,
  };
  await unitOfWork.run((stores) => stores.apiKeys.insert(key));
  return {
    unitOfWork,
    id: key.id,
    keys: new KeyDirectory(unitOfWork),
    header: `Bearer ${formatApiKey({ id: key.id, secret })}`,
  };
}

describe('KeyDirectory', () => {
  it('lets a good key in, again and again', async () => {
    const { keys, header } = await directoryWith({ expiresAt: '2999-01-01T00:00:00.000Z' });
    for (let round = 0; round < 2; round++) expect(await keys.authenticate(header)).toMatchObject({ displayName: 'k' });
  });

  it.each([
    ['an expired key', { expiresAt: '2020-01-01T00:00:00.000Z' }],
    ['a key with another secret', { secretHash: hashSecret('other') }],
  ])('keeps out %s, in the words of an unknown one', async (_what, changes) => {
    const { keys, header } = await directoryWith(changes);
    await expect(keys.authenticate(header)).rejects.toMatchObject({
      code: 'unauthenticated',
      message: 'The API key is unknown, revoked or expired.',
    });
  });

  it('keeps out a revoked key', async () => {
    const { keys, header, unitOfWork, id } = await directoryWith({});
    await unitOfWork.run((stores) => stores.apiKeys.revoke(id));
    await expect(keys.authenticate(header)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('does not let a remembered key in with a wrong secret', async () => {
    const { keys, header } = await directoryWith({});
    await keys.authenticate(header);
    await expect(keys.authenticate(`${header}x`)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
