import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { ErrorCode } from '#study';
import { ERROR_STATUS } from '../http/error-status.ts';
import { PROBLEM_TYPE, problemSchema } from '../http/problem.ts';
import { convertSchema } from './convert-schema.ts';
import { TAGS } from './tags.ts';

const PATH_PARAMETERS: Readonly<Record<string, string>> = {
  project: 'Id or slug of the project.',
  study: 'Id of the study.',
  trial: 'Id of the trial.',
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description: 'A repeated request with the same key and body gets the first answer instead of a second effect.',
  schema: { type: 'string' as const, minLength: 1, maxLength: 255 },
};

type Body = Exclude<NonNullable<NonNullable<OpenAPIObject['paths'][string]['post']>['requestBody']>, { $ref: string }>;

/** A POST for the sake of its cost; it changes nothing, so that repeating it needs no key. */
const READING_POSTS: readonly (string | undefined)[] = ['replaySuggestion'];

/** What any call with a body, and any call that writes, may be refused for. */
const TOO_LARGE: ErrorCode = 'too_large';
const NO_SPACE: ErrorCode = 'insufficient_storage';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The whole contract, made of the routes and their schemas. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Surmise')
    .setDescription('Decides what to try next. Every error is an RFC 9457 problem document.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: smk_<id>_<secret>' }, 'apiKey')
    .addServer('/', 'This service');
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), { standardSchemaConverter: convertSchema });
  const problem = convertSchema(problemSchema);
  document.components = { ...document.components, schemas: sortKeys({ ...document.components?.schemas, ...problem?.components }) };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      for (const parameter of operation.parameters ?? []) {
        if ('in' in parameter && parameter.in === 'path') parameter.description = PATH_PARAMETERS[parameter.name] ?? '';
      }
      const body = operation.requestBody;
      if (body !== undefined && 'content' in body) body.required = needsBody(body, document.components.schemas ?? {});
      const writes = method !== 'get' && !READING_POSTS.includes(operation.operationId);
      if (method === 'post' && writes) (operation.parameters ??= []).push(IDEMPOTENCY_KEY);
      for (const code of [...(method === 'get' ? [] : [TOO_LARGE]), ...(writes ? [NO_SPACE] : [])]) {
        operation.responses[String(ERROR_STATUS[code].status)] = {
          description: code,
          content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
        };
      }
      if (path.startsWith('/api/v1/')) operation.security = [{ apiKey: [] }];
    }
  }
  return document;
}

/** A body whose every field may be left out may be left out itself. */
function needsBody(body: Body, components: Readonly<Record<string, object>>): boolean {
  const { schema } = body.content['application/json'] ?? {};
  const name = schema !== undefined && '$ref' in schema ? schema.$ref.split('/').at(-1) : undefined;
  const component = components[name ?? ''];
  return component === undefined || 'required' in component;
}

function sortKeys<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
