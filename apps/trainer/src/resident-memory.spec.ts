import { describe, expect, it } from '@jest/globals';
import { residentMemory } from './resident-memory.ts';

describe('residentMemory', () => {
  it('agrees with what a process knows of itself', async () => {
    const own = process.memoryUsage().rss;
    const seen = await residentMemory(process.pid);
    expect(seen).not.toBeNull();
    expect(Math.abs((seen ?? 0) / own - 1)).toBeLessThan(0.2);
  });

  it('is null for a process that is gone', async () => {
    expect(await residentMemory(2 ** 22 + 1)).toBeNull();
  });
});
