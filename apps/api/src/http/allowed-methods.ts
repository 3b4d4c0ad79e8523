import type { FastifyInstance } from 'fastify';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The methods that an address takes; empty when there is nothing at it. */
export function allowedMethods(fastify: FastifyInstance, url: string): readonly string[] {
  const path = url.split('?', 1)[0] ?? '';
  // The declared type leaves out that it answers null where there is no route.
  const found = (method: (typeof METHODS)[number]): unknown => fastify.findRoute({ method, url: path });
  return METHODS.filter((method) => found(method) !== null);
}
