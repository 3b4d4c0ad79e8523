import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import { isSurmiseError, SurmiseError } from '#study';
import type { Logger } from '#platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOGGER } from '../tokens.ts';
import { allowedMethods } from './allowed-methods.ts';
import { DEFAULT_RETRY_AFTER_SECONDS, ERROR_STATUS } from './error-status.ts';
import { frameworkError } from './framework-error.ts';
import { PROBLEM_TYPE, problemOf } from './problem.ts';

/** The one place where a thrown thing becomes an answer. What nobody foresaw is logged and answered without its words. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log: Logger;

  constructor(@Inject(LOGGER) log: Logger) {
    this.#log = log;
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { error, status } = this.#translate(thrown, request);
    const retryAfter =
      error.retryAfterSeconds ?? (status === 429 || status === 503 ? DEFAULT_RETRY_AFTER_SECONDS : undefined);
    if (retryAfter !== undefined) void reply.header('retry-after', String(Math.ceil(retryAfter)));
    if (status === 401) void reply.header('www-authenticate', 'Bearer realm="surmise"');
    if (status === 405) void reply.header('allow', allowedMethods(request.server, request.url).join(', '));
    // Answers to a request that has gone away, or that began to be sent, would only raise another error.
    if (reply.sent || reply.raw.destroyed) return;
    void reply
      .code(status)
      .type(PROBLEM_TYPE)
      .send(problemOf(error, request.id, status));
  }

  #translate(thrown: unknown, request: FastifyRequest): { error: SurmiseError; status: number } {
    if (isSurmiseError(thrown)) {
      if (thrown.code === 'internal')
        this.#log.error({ err: thrown, requestId: request.id, url: request.url }, 'request failed');
      return { error: thrown, status: ERROR_STATUS[thrown.code].status };
    }
    const known = frameworkError(thrown, allowedMethods(request.server, request.url));
    if (known !== null) return known;
    this.#log.error({ err: thrown, requestId: request.id, method: request.method, url: request.url }, 'request failed');
    return { error: new SurmiseError('internal', 'Something unforeseen went wrong.'), status: 500 };
  }
}
