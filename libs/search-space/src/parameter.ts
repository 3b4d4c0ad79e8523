import { z } from 'zod';
import { MAX_NAME_LENGTH, MAX_STRING_LENGTH, MAX_VALUES, NAME_PATTERN } from './constants.ts';

const nameSchema = z
  .string()
  .max(MAX_NAME_LENGTH)
  .regex(NAME_PATTERN, 'must start with a letter or _ and go on with letters, digits, _ . or -')
  .meta({
    description: 'Unique within the space. A letter or _, then letters, digits, _ . or -',
    examples: ['learningRate'],
  });

const stringValueSchema = z.string().max(MAX_STRING_LENGTH);

export const parameterValueSchema = z
  .union([z.boolean(), z.number(), stringValueSchema])
  .meta({ id: 'ParameterValue', description: 'A value of a parameter: a finite number, a text or a truth value.' });

const whenSchema = z
  .record(z.string().max(MAX_NAME_LENGTH), z.array(parameterValueSchema).min(1).max(MAX_VALUES))
  .meta({
    description:
      'The parameter is active only while every parent named here is active and has one of the listed values. A parent is any parameter but a float.',
    examples: [{ optimizer: ['sgd'] }],
  });

const priorSchema = z
  .strictObject({
    mean: z.number().meta({ description: 'Where the expert expects the best value, in the unit of the parameter.' }),
    standardDeviation: z.number().positive().meta({
      description:
        'How sure the expert is: in the unit of the parameter on a linear scale, in natural logarithms on a log scale, in log-odds on a logit scale.',
    }),
  })
  .meta({
    id: 'ParameterPrior',
    description:
      "An expert's belief about the best value: normal on the parameter's scale, so log-normal for a log scale. auto, bayesian and random-forest weigh by it, quasi-random begins there; refused with other strategies.",
  });

const head = { name: nameSchema };
const tail = {
  when: whenSchema.optional(),
};

const floatParameterSchema = z
  .strictObject({
    ...head,
    type: z.literal('float').meta({ description: 'A real number.' }),
    min: z.number().meta({ description: 'Smallest value, inclusive.' }),
    max: z.number().meta({ description: 'Largest value, inclusive.' }),
    scale: z.enum(['linear', 'log', 'logit']).optional().meta({
      description:
        'The scale on which equal distances matter equally. log needs min > 0, logit needs 0 < min and max < 1. Default: linear.',
    }),
    step: z.number().positive().optional().meta({
      description: 'Only min, min + step, min + 2 step ... are allowed. Linear scale only.',
    }),
    default: z.number().optional().meta({ description: 'The value that is tried first.' }),
    prior: priorSchema.optional(),
    ...tail,
  })
  .meta({ id: 'FloatParameter', description: 'A real number between two bounds.' });

const intParameterSchema = z
  .strictObject({
    ...head,
    type: z.literal('int').meta({ description: 'A whole number.' }),
    min: z.int().meta({ description: 'Smallest value, inclusive.' }),
    max: z.int().meta({ description: 'Largest value, inclusive.' }),
    scale: z.enum(['linear', 'log']).optional().meta({
      description: 'The scale on which equal distances matter equally. log needs min >= 1. Default: linear.',
    }),
    step: z
      .int()
      .positive()
      .optional()
      .meta({ description: 'Only min, min + step, min + 2 step ... are allowed. Default: 1.' }),
    default: z.int().optional().meta({ description: 'The value that is tried first.' }),
    prior: priorSchema.optional(),
    ...tail,
  })
  .meta({ id: 'IntParameter', description: 'A whole number between two bounds.' });

const ordinalParameterSchema = z
  .strictObject({
    ...head,
    type: z.literal('ordinal').meta({ description: 'One of several values whose order matters.' }),
    values: z
      .array(z.union([z.number(), stringValueSchema]))
      .min(1)
      .max(MAX_VALUES)
      .meta({
        description: 'The values in their order; neighbours are taken to behave alike.',
        examples: [[16, 32, 64, 128]],
      }),
    default: z
      .union([z.number(), stringValueSchema])
      .optional()
      .meta({ description: 'The value that is tried first.' }),
    ...tail,
  })
  .meta({ id: 'OrdinalParameter', description: 'One of several ordered values.' });

const categoricalParameterSchema = z
  .strictObject({
    ...head,
    type: z.literal('categorical').meta({ description: 'One of several values without an order.' }),
    values: z
      .array(parameterValueSchema)
      .min(1)
      .max(MAX_VALUES)
      .meta({ description: 'The values, all different.', examples: [['sgd', 'adam']] }),
    default: parameterValueSchema.optional().meta({ description: 'The value that is tried first.' }),
    ...tail,
  })
  .meta({ id: 'CategoricalParameter', description: 'One of several values without an order.' });

const booleanParameterSchema = z
  .strictObject({
    ...head,
    type: z.literal('boolean').meta({ description: 'true or false.' }),
    default: z.boolean().optional().meta({ description: 'The value that is tried first.' }),
    ...tail,
  })
  .meta({ id: 'BooleanParameter', description: 'true or false.' });

export const parameterSchema = z
  .discriminatedUnion('type', [
    floatParameterSchema,
    intParameterSchema,
    ordinalParameterSchema,
    categoricalParameterSchema,
    booleanParameterSchema,
  ])
  .meta({ id: 'Parameter', description: 'One thing that may vary. `type` tells which other fields there are.' });

export type FloatParameter = z.infer<typeof floatParameterSchema>;
export type IntParameter = z.infer<typeof intParameterSchema>;
export type OrdinalParameter = z.infer<typeof ordinalParameterSchema>;
export type CategoricalParameter = z.infer<typeof categoricalParameterSchema>;
export type BooleanParameter = z.infer<typeof booleanParameterSchema>;
export type Parameter = z.infer<typeof parameterSchema>;
