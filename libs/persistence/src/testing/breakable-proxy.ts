import { connect, createServer, type Socket } from 'node:net';

export interface BreakableProxy {
  readonly port: number;
  /** Drops every connection and refuses new ones, as a server that went away does. */
  breakDown(): void;
  /** Keeps every connection and lets nothing through, as a frozen server does. */
  freeze(): void;
  repair(): void;
  close(): Promise<void>;
}

/** A TCP connection between a client and a server that a test can cut. */
export function startBreakableProxy(target: { readonly host: string; readonly port: number }): Promise<BreakableProxy> {
  const sockets = new Set<Socket>();
  let broken = false;
  let frozen = false;
  const server = createServer((client) => {
    if (broken) {
      client.destroy();
      return;
    }
    const upstream = connect(target.port, target.host);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('data', (chunk: Buffer) => {
        if (!frozen) to.write(chunk);
      });
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('no port'));
        return;
      }
      const cut = (): void => {
        for (const socket of sockets) socket.destroy();
      };
      resolve({
        port: address.port,
        breakDown: () => {
          broken = true;
          cut();
        },
        freeze: () => {
          frozen = true;
        },
        repair: () => {
          broken = false;
          frozen = false;
        },
        close: () => {
          cut();
          return new Promise((done) =>
            server.close(() => {
              done();
            }),
          );
        },
      });
    });
  });
}
