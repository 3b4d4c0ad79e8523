import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller } from '#loop';
import { type ApiKey, invalidRequest, SurmiseError } from '#study';
import type { FastifyRequest } from 'fastify';

/** Printable ASCII, short enough for an index. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** The key that made the request. */
export const CurrentKey = createParamDecorator((_: unknown, context: ExecutionContext): ApiKey =>
  keyOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Who calls, and under which Idempotency-Key. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const principal = keyOf(request).id;
  const key = request.headers['idempotency-key'];
  if (key === undefined) return { principal, idempotency: null };
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) {
    throw invalidRequest([
      {
        pointer: '',
        detail: 'The header Idempotency-Key must be 1 to 255 visible ASCII characters.',
        hint: 'A new UUID per request is a good key.',
      },
    ]);
  }
  return {
    principal,
    idempotency: { key, route: `${request.method} ${request.url.split('?', 1)[0] ?? ''}`, bodyHash: request.bodyHash },
  };
});

function keyOf(request: FastifyRequest): ApiKey {
  if (request.apiKey === null) throw new SurmiseError('internal', 'A public route asked for its caller.');
  return request.apiKey;
}
