import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { map, type Observable } from 'rxjs';

const SINGLE = 'surmise:single-object';

/** A route that answers one object: its ETag goes with it, and an unchanged one is not sent again. */
export const SingleObject = (): MethodDecorator => SetMetadata(SINGLE, true);

@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (Reflect.getMetadata(SINGLE, context.getHandler()) !== true) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body: unknown) => {
        const etag = etagOf(body);
        void reply.header('etag', etag);
        if (request.method !== 'GET' || !matches(request.headers['if-none-match'], etag)) return body;
        void reply.code(304);
        return undefined;
      }),
    );
  }
}

/** Of what is shown, not of the row: a study's answer also holds its progress and its best trial. */
function etagOf(body: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const candidates = header.split(',').map((candidate) => candidate.trim().replace(/^W\//, ''));
  return candidates.includes('*') || candidates.includes(etag);
}
