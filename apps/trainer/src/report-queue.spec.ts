import { describe, expect, it } from '@jest/globals';
import { ReportQueue } from './report-queue.ts';
import type { StepMetrics } from './trial-client.ts';

const step = (number: number): StepMetrics => ({ step: number, metrics: { loss: number }, at: '2026-01-01T00:00:00Z' });

describe('ReportQueue', () => {
  it('sends in order, one request at a time, what waits together', async () => {
    const batches: number[][] = [];
    let open = 0;
    let release: () => void = () => undefined;
    const queue = new ReportQueue(async (batch) => {
      open += 1;
      expect(open).toBe(1);
      batches.push(batch.map((each) => each.step));
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      open -= 1;
    });
    queue.add(step(1));
    queue.add(step(2));
    queue.add(step(3));
    expect(batches).toEqual([[1]]);
    release();
    await new Promise(setImmediate);
    expect(batches).toEqual([[1], [2, 3]]);
    release();
    await queue.flushed();
    queue.add(step(4));
    release();
    await queue.flushed();
    expect(batches).toEqual([[1], [2, 3], [4]]);
  });

  it('is flushed when it is empty', async () => {
    await expect(new ReportQueue(() => Promise.resolve()).flushed()).resolves.toBeUndefined();
  });
});
