import { z } from 'zod';
import {
  MAX_CONSTRAINTS,
  MAX_DERIVED,
  MAX_EXPRESSION_LENGTH,
  MAX_NAME_LENGTH,
  MAX_PARAMETERS,
  NAME_PATTERN,
} from './constants.ts';
import { parameterSchema } from './parameter.ts';

const expressionTextSchema = z.string().min(1).max(MAX_EXPRESSION_LENGTH);

const derivedParameterSchema = z
  .strictObject({
    name: z
      .string()
      .max(MAX_NAME_LENGTH)
      .regex(NAME_PATTERN)
      .meta({ description: 'Unique among the parameters and derived values.' }),
    expression: expressionTextSchema.meta({
      description:
        'A formula over the parameters. Left out of a trial in which a parameter that it mentions is inactive.',
      examples: ['1000 * 64 / batchSize'],
    }),
  })
  .meta({
    id: 'DerivedParameter',
    description: 'A value computed from the parameters and delivered to workers; it is not searched.',
  });

export type DerivedParameter = z.infer<typeof derivedParameterSchema>;

/** The fields of a study document that describe its space; spread them into the study's own strict object. */
export const spaceFields = {
  parameters: z.array(parameterSchema).min(1).max(MAX_PARAMETERS).meta({ description: 'What may vary.' }),
  parameterConstraints: z
    .array(expressionTextSchema)
    .max(MAX_CONSTRAINTS)
    .optional()
    .meta({
      description:
        'Conditions that every trial fulfils, such as "units2 <= units1 and batchSize * steps < 1e6". One that mentions an inactive parameter counts as fulfilled.',
      examples: [['units * batchSize <= 16384']],
    }),
  derived: z
    .array(derivedParameterSchema)
    .max(MAX_DERIVED)
    .optional()
    .meta({ description: 'Values computed from the parameters.' }),
};

export const spaceDocumentSchema = z
  .strictObject(spaceFields)
  .meta({ id: 'SpaceDocument', description: 'What may vary, under which constraints, and what is derived from it.' });

export type SpaceDocument = z.infer<typeof spaceDocumentSchema>;
