import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LoopDeps } from '#loop';
import { systemClock } from '#platform';
import { silentLogger } from '#platform/testing';
import type { ApiKeyScope } from '#study';
import type { AppParts } from '../app.module.ts';
import { provisionKey } from '../auth/provision-key.ts';
import { createApp } from '../create-app.ts';
import { ensureDefaultProject } from '../runtime/default-project.ts';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface CallOptions {
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, instead of a JSON body. */
  readonly raw?: string;
}

/** The real HTTP face in this process, called without a socket. */
export class ApiUnderTest {
  readonly app: NestFastifyApplication;
  readonly key: string;
  readonly #stopping: AbortController;
  readonly #parts: AppParts;

  private constructor(app: NestFastifyApplication, key: string, stopping: AbortController, parts: AppParts) {
    this.app = app;
    this.key = key;
    this.#stopping = stopping;
    this.#parts = parts;
  }

  static async on(parts: Omit<AppParts, 'log' | 'stopping' | 'unitOfWork'>): Promise<ApiUnderTest> {
    const stopping = new AbortController();
    const whole: AppParts = {
      ...parts,
      unitOfWork: parts.loop.unitOfWork,
      log: silentLogger,
      stopping: stopping.signal,
    };
    await ensureDefaultProject(parts.loop);
    const app = await createApp(whole);
    return new ApiUnderTest(app, await newKey(parts.loop, ['admin']), stopping, whole);
  }

  /** A further key, for tests of what it may do. */
  newKey(scopes: readonly ApiKeyScope[]): Promise<string> {
    return newKey(this.#parts.loop, scopes);
  }

  /** `path` without the prefix; `call('GET', '/me')`. */
  async call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    options: CallOptions = {},
  ): Promise<Answer> {
    const key = options.key === undefined ? this.key : options.key;
    const payload = options.raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await this.app.inject({
      method,
      url: path.startsWith('/api/') || path.endsWith('z') ? path : `/api/v1${path}`,
      ...(payload !== undefined && { payload }),
      headers: {
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(payload !== undefined && { 'content-type': 'application/json' }),
        ...options.headers,
      },
    });
    const text = answer.body;
    return {
      status: answer.statusCode,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
      headers: answer.headers,
    };
  }

  stop(): void {
    this.#stopping.abort();
  }

  async close(): Promise<void> {
    this.stop();
    await this.app.close();
  }
}

async function newKey(loop: LoopDeps, scopes: readonly ApiKeyScope[]): Promise<string> {
  const file = { read: () => null, write: () => undefined };
  const { unitOfWork, identities } = loop;
  return (await provisionKey(file, { displayName: 'test', scopes }, { unitOfWork, identities, clock: systemClock }))
    .text;
}
