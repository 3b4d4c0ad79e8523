import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

interface Converted {
  readonly schema: JsonSchema;
  readonly components: Record<string, JsonSchema>;
}

/** zod's own recursive schema of any JSON value (`z.json()`) has no name; it is the only one that may lack one. */
const UNNAMED = /__schema\d+/g;
const JSON_VALUE = 'JsonValue';

/**
 * A zod schema as JSON Schema for OpenAPI 3.1. Everything named by `.meta({ id })` becomes a component. Always the input side:
 * requests are checked by it, and answers are declared by schemas without defaults, where both sides are the same.
 */
export function convertSchema(schema: unknown): Converted | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  // A schema that chooses between forms by code says itself what it looks like.
  const documentedBy = schema.meta()?.['documentedBy'];
  if (documentedBy !== undefined) return convertSchema(documentedBy);
  const converted = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' });
  const named = JSON.parse(JSON.stringify(converted).replaceAll(UNNAMED, JSON_VALUE)) as JsonSchema;
  const { $schema: _dialect, $defs, ...root } = named;
  const definitions = ($defs ?? {}) as Record<string, JsonSchema>;
  const components = Object.fromEntries(Object.entries(definitions).map(([id, part]) => [id, tidy(id, part)]));
  return { schema: root, components };
}

function tidy(name: string, schema: JsonSchema): JsonSchema {
  // The id is the component's name already.
  const { id: _id, ...rest } = schema;
  return name === JSON_VALUE ? { description: 'Any JSON value.', ...rest } : rest;
}
