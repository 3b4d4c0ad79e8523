import 'reflect-metadata';
import helmet from '@fastify/helmet';
import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestLogger } from '#platform';
import { AppModule, type AppParts } from './app.module.ts';
import { acceptJsonOnly } from './http/json-body.ts';
import { answerWithRequestId, requestIdOf } from './http/request-id.ts';
import { serveOpenApi } from './openapi/serve-openapi.ts';

export const BODY_LIMIT_BYTES = 1024 * 1024;
const OUTSIDE_PREFIX = ['livez', 'readyz'].map((path) => ({ path, method: RequestMethod.GET }));

/** The whole HTTP face, not yet listening. `onRoute` hears of every route that the server has, documented or not. */
export async function createApp(
  parts: AppParts,
  onRoute: (route: { method: string; url: string }) => void = () => undefined,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: requestIdOf,
    requestIdHeader: false,
    // Idle keep-alive connections are cut when the service stops; requests under way are answered first.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) onRoute({ method: each, url });
  });
  acceptJsonOnly(fastify, BODY_LIMIT_BYTES);
  answerWithRequestId(fastify);
  fastify.decorateRequest('apiKey', null);
  // Nest declares its options as a class that nobody constructs.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), adapter, {
    bodyParser: false,
    logger: new NestLogger(parts.log),
    abortOnError: false,
  });
  await app.register(helmet, {
    // Plain HTTP on loopback: asking browsers to insist on TLS would lock them out. The API page styles itself inline.
    strictTransportSecurity: false,
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null, styleSrc: ["'self'", "'unsafe-inline'"] } },
  });
  app.setGlobalPrefix('api/v1', { exclude: OUTSIDE_PREFIX });
  serveOpenApi(app);
  await app.init();
  return app;
}
