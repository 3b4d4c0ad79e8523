import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { v7 } from 'uuid';

/** Letters that cannot harm a log line or a header; longer ones are not ids. */
const ACCEPTABLE = /^[\w.:-]{1,128}$/;

/** The caller's id of the request if it sent a decent one, so that its log and ours can be joined; else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : v7();
}

export function answerWithRequestId(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
}
