import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createApp } from '../create-app.ts';
import { openApiDocument } from './openapi-document.ts';
import { partsOfNoService } from './parts-of-no-service.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every property of every schema below `node`, with a name that finds it. */
function properties(node: unknown, path: string): [string, Json][] {
  if (Array.isArray(node)) return node.flatMap((each, index) => properties(each, `${path}/${index}`));
  if (!isObject(node)) return [];
  const own = isObject(node['properties']) ? Object.entries(node['properties']) : [];
  return [
    ...own.flatMap(([name, property]): [string, Json][] => (isObject(property) ? [[`${path}/${name}`, property]] : [])),
    ...Object.entries(node).flatMap(([key, value]) => (key === 'example' || key === 'default' ? [] : properties(value, `${path}/${key}`))),
  ];
}

describe('the OpenAPI document', () => {
  let app: NestFastifyApplication;
  let document: OpenAPIObject;
  let routes: { method: string; url: string }[];
  beforeAll(async () => {
    routes = [];
    app = await createApp(partsOfNoService(), (route) => routes.push(route));
    document = openApiDocument(app);
  });
  afterAll(async () => {
    await app.close();
  });
  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item as Json).map(([method, operation]) => ({ path, method, operation: operation as Json })),
    );

  it('speaks 3.1 and every reference leads somewhere', () => {
    expect(document.openapi).toBe('3.1.0');
    const references = new Set(JSON.stringify(document).match(/#\/[^"]+/g));
    expect(references.size).toBeGreaterThan(30);
    for (const reference of references) {
      const target = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((node, step) => (isObject(node) ? node[step] : undefined), document);
      expect([reference, typeof target]).toEqual([reference, 'object']);
    }
  });

  it('names, sums up and tags every operation, once', () => {
    const ids = operations().map(({ operation }) => operation['operationId']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations()) {
      expect([path, method, operation['operationId']]).toEqual([path, method, expect.stringMatching(/^[a-z][A-Za-z]+$/)]);
      expect([path, operation['summary']]).toEqual([path, expect.stringMatching(/^[A-Z].{5,}[^.]$/)]);
      expect([path, operation['tags']]).toEqual([path, [expect.any(String)]]);
    }
  });

  it('answers problems for every refusal, and shows a schema for every success', () => {
    for (const { path, method, operation } of operations()) {
      const responses = Object.entries(operation['responses'] as Record<string, Json>);
      expect(responses.length).toBeGreaterThan(2);
      for (const [status, response] of responses) {
        const type = Number(status) < 400 ? 'application/json' : 'application/problem+json';
        expect([method, path, status, Object.keys(response['content'] as Json)]).toEqual([method, path, status, [type]]);
      }
    }
  });

  it('says of every call with a body that it may be too large, and of every call that writes that the disk may be full', () => {
    for (const { path, method, operation } of operations()) {
      const statuses = Object.keys(operation['responses'] as Json);
      expect([method, path, statuses.includes('413')]).toEqual([method, path, method === 'post']);
      const writes = method === 'post' && !path.endsWith('/replay');
      expect([method, path, statuses.includes('507')]).toEqual([method, path, writes]);
    }
  });

  it('describes every property, parameter and component', () => {
    const described = properties(document.components?.schemas, '');
    expect(described.length).toBeGreaterThan(150);
    const bare = described.filter(([, property]) => property['description'] === undefined && property['$ref'] === undefined);
    expect(bare.map(([path]) => path)).toEqual([]);
    const components = Object.entries(document.components?.schemas ?? {}).filter(([, schema]) => !('description' in schema));
    expect(components.map(([name]) => name)).toEqual([]);
    for (const { path, operation } of operations()) {
      for (const parameter of (operation['parameters'] ?? []) as Json[]) {
        expect([path, parameter['name'], parameter['description']]).toEqual([path, parameter['name'], expect.stringMatching(/./)]);
      }
    }
  });

  it('holds every route that the server has, and each of them wants a key unless it is public', async () => {
    const documented = new Set(operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`));
    const served = routes
      .filter(({ method, url }) => method !== 'HEAD' && !url.startsWith('/api/docs') && url !== '/api/openapi.json')
      .map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect([...new Set(served)].sort()).toEqual([...documented].sort());
    const open: string[] = [];
    for (const { method, url } of routes) {
      const address = url.replaceAll(/:\w+/g, '01912345-0000-7000-8000-000000000000');
      const answer = await app.inject({ method: method as 'GET', url: address });
      if (answer.statusCode !== 401) open.push(`${method} ${url}`);
      else expect(answer.headers['www-authenticate']).toContain('Bearer');
    }
    expect([...new Set(open.filter((route) => !/ \/api\/(docs|openapi\.json)/.test(route)))].sort()).toEqual([
      'GET /livez',
      'GET /readyz',
      'HEAD /livez',
      'HEAD /readyz',
    ]);
  });

  it('is served together with a page to try it', async () => {
    const json = await app.inject({ method: 'GET', url: '/api/openapi.json' });
    expect(json.statusCode).toBe(200);
    expect(json.json()).toEqual(JSON.parse(JSON.stringify(document)));
    const page = await app.inject({ method: 'GET', url: '/api/docs' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
  });
});
