import { describe, expect, it } from '@jest/globals';
import { formatApiKey, hashSecret, isSecret, parseApiKey } from './api-key-text.ts';

const id = '01912345-0000-7000-8000-000000000000';
const secret = 'with_under-scores_aaaaaaaaaa';

describe('API keys', () => {
  it('come back from their text, underscores in the secret included', () => {
    expect(parseApiKey(formatApiKey({ id, secret }))).toEqual({ id, secret });
  });

  it.each([
    '',
    'smk_',
    `smk_${id}`,
    `smk_${id}_short`,
    `smk_${id}_${secret} `,
    `SMK_${id}_${secret}`,
    `smk_${id}_${'x'.repeat(201)}`,
    `x${formatApiKey({ id, secret })}`,
  ])('are not made of %j', (text) => {
    expect(parseApiKey(text)).toBeNull();
  });

  it('are proved by the secret alone', () => {
    expect(isSecret(secret, hashSecret(secret))).toBe(true);
    expect(isSecret(`${secret}x`, hashSecret(secret))).toBe(false);
    expect(isSecret('', '')).toBe(false);
    expect(isSecret(secret, '0'.repeat(64))).toBe(false);
  });
});
