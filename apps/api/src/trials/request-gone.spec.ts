import { describe, expect, it } from '@jest/globals';
import { createServer, Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestGone } from './request-gone.ts';

describe('requestGone', () => {
  it('hears that the client hung up, and leaves nothing on a connection that serves many requests', async () => {
    const signals: AbortSignal[] = [];
    let listeners = 0;
    const server = createServer((incoming, raw) => {
      signals.push(requestGone({ raw }));
      listeners = incoming.socket.listenerCount('close');
      if (incoming.url !== '/wait') raw.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const call = (path: string): ReturnType<typeof request> => request({ port, path, agent, host: '127.0.0.1' });
    const answered = (): Promise<void> =>
      new Promise((resolve, reject) => {
        call('/')
          .on('response', (response) => response.resume().on('end', resolve))
          .on('error', reject)
          .end();
      });

    await answered();
    const afterFirst = listeners;
    for (let round = 0; round < 12; round += 1) await answered();
    expect(listeners).toBe(afterFirst);
    expect(signals.some((signal) => signal.aborted)).toBe(false);

    const hungUp = call('/wait').on('error', () => undefined);
    hungUp.end();
    while (signals.length < 14) await new Promise((resolve) => setTimeout(resolve, 5));
    const last = signals.at(-1);
    hungUp.destroy();
    await new Promise<void>((resolve) => {
      last?.addEventListener('abort', () => {
        resolve();
      });
    });
    agent.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});
