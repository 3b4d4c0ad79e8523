import type { FastifyReply } from 'fastify';

/**
 * Aborts when the client hangs up before it was answered: nobody would hear of a trial handed out after that. Listens on the answer, not on the
 * socket, which serves many requests and would collect a listener of each.
 */
export function requestGone({ raw }: Pick<FastifyReply, 'raw'>): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
