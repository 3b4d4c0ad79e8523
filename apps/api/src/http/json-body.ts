import { SurmiseError } from '#study';
import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { finished } from 'node:stream/promises';

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 of the body as it came: tells a repeated request from another one under the same Idempotency-Key. */
    bodyHash: string;
  }
}

const EMPTY_BODY_HASH = sha256('');

/** A larger body is cut off; one below is read to its end, since most clients hear no answer before they have sent everything. */
const DRAINED_BYTES = 32 * 1024 * 1024;

/** JSON and nothing else. An empty body is allowed: calls such as `pause` need none. */
export function acceptJsonOnly(fastify: FastifyInstance, limitBytes: number): void {
  fastify.removeAllContentTypeParsers();
  fastify.decorateRequest('bodyHash', EMPTY_BODY_HASH);
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    const length = Number(request.headers['content-length'] ?? 0);
    if (length <= limitBytes || length > DRAINED_BYTES) return payload;
    await finished(payload.resume());
    throw new SurmiseError('too_large', `The body is larger than ${limitBytes / 1024 ** 2} MB.`);
  });
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (body.trim() === '') {
      done(null, undefined);
      return;
    }
    request.bodyHash = sha256(body);
    void parse(request, body, (error, value) => {
      done(error instanceof Object ? malformed(body) : null, value);
    });
  });
}

function malformed(body: string): SurmiseError {
  let reason = 'it holds a key that is not allowed';
  try {
    JSON.parse(body);
  } catch (error) {
    reason = error instanceof SyntaxError ? error.message : String(error);
  }
  const detail = `The body is not JSON: ${reason}.`;
  const hint = /[:[,]\s*-?(NaN|Infinity)\b/.test(body)
    ? 'JSON has no NaN and no Infinity: a metric must be a finite number; report a trial without one through /fail.'
    : 'Check quotes, commas and brackets near that position.';
  return new SurmiseError('invalid_request', detail, { hint, issues: [{ pointer: '', detail, hint }] });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
