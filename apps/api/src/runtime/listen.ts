import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ServiceConfig, StartupError } from '#platform';

/** Listens and answers the address that others reach the service at. */
export async function listen(
  app: NestFastifyApplication,
  { host, port }: Pick<ServiceConfig, 'host' | 'port'>,
): Promise<string> {
  try {
    // Fastify's own: Nest's would log what the one line below tells.
    await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE') {
      throw new StartupError(
        `port ${port} is already in use`,
        'choose another with --port N, or --port 0 for any free one',
        { cause: error },
      );
    }
    if (code === 'EACCES') {
      throw new StartupError(`port ${port} may not be used by this user`, 'choose one from 1024 up with --port N', {
        cause: error,
      });
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartupError(`this machine has no address ${host}`, 'choose another with --host ADDRESS', {
        cause: error,
      });
    }
    throw error;
  }
  const address: unknown = app.getHttpServer().address();
  const bound = typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : port;
  const shown = host.includes(':') ? `[${host}]` : host;
  return `http://${shown === '0.0.0.0' ? '127.0.0.1' : shown === '[::]' ? '[::1]' : shown}:${bound}`;
}
