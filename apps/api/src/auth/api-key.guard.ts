import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type ApiKey, type ApiKeyScope, SurmiseError } from '#study';
import type { FastifyRequest } from 'fastify';
import { ACCESS, type Access } from './access.decorator.ts';
import { KeyDirectory } from './key-directory.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key that made this request; null on public routes. */
    apiKey: ApiKey | null;
  }
}

/** A wider scope includes the narrower ones. */
const INCLUDES: Readonly<Record<ApiKeyScope, readonly ApiKeyScope[]>> = {
  admin: ['admin', 'write', 'read'],
  write: ['write', 'read'],
  read: ['read'],
};

/** Deny by default: every route needs a key unless it says `@Public()`. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  readonly #reflector: Reflector;
  readonly #keys: KeyDirectory;

  constructor(@Inject(Reflector) reflector: Reflector, @Inject(KeyDirectory) keys: KeyDirectory) {
    this.#reflector = reflector;
    this.#keys = keys;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const declared = this.#reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (declared === 'public') return true;
    const key = await this.#keys.authenticate(request.headers.authorization);
    request.apiKey = key;
    const needed = declared ?? (request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write');
    if (!key.scopes.some((scope) => INCLUDES[scope].includes(needed))) {
      throw new SurmiseError('forbidden', `This call needs a key with the scope "${needed}".`);
    }
    return true;
  }
}
