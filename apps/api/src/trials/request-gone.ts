import type { FastifyRequest } from 'fastify';

/** Aborts when the client hangs up before it was answered: nobody would hear of a trial handed out after that. */
export function requestGone(request: FastifyRequest): AbortSignal {
  const gone = new AbortController();
  request.raw.socket.once('close', () => {
    gone.abort();
  });
  return gone.signal;
}
