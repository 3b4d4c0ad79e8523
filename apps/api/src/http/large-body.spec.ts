import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import type { ApiUnderTest } from '../testing/api-under-test.ts';
import { startMemoryApi } from '../testing/memory-api.ts';

/** Sends everything before it looks at the answer, as most clients do. */
function sendAll(port: number, key: string, bytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (answer.includes('"requestId"')) socket.end();
    });
    socket.on('end', () => {
      resolve(answer);
    });
    socket.write(
      `POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`,
    );
    socket.pause();
    socket.write('x'.repeat(bytes), (error) => {
      if (error == null) socket.resume();
      else reject(error);
    });
  });
}

describe('a body that is too large, over a real connection', () => {
  let api: ApiUnderTest;
  let port: number;

  beforeAll(async () => {
    ({ api } = await startMemoryApi());
    await api.app.listen(0, '127.0.0.1');
    port = Number(new URL(await api.app.getUrl()).port);
  });
  afterAll(async () => {
    await api.close();
  });

  it('is read to its end, so that the client hears why it was refused instead of a broken pipe', async () => {
    for (let round = 0; round < 5; round += 1) {
      const answer = await sendAll(port, api.key, 2_000_000);
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toContain('"code":"too_large"');
      expect(answer.toLowerCase()).not.toContain('connection: close');
    }
  });
});
