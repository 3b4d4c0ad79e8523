import { z } from 'zod';
import { MAX_DESCRIPTION_LENGTH, MAX_LABEL_LENGTH, MAX_LABELS, MAX_NAME_LENGTH } from '../constants.ts';
import { ignoredPriors } from './ignored-priors.ts';
import { studySpecSchema } from './study-spec.ts';

export const labelsSchema = z
  .record(z.string().min(1).max(MAX_NAME_LENGTH), z.string().max(MAX_LABEL_LENGTH))
  .refine((labels) => Object.keys(labels).length <= MAX_LABELS, `at most ${MAX_LABELS} labels`)
  .meta({ description: 'Free key-value pairs to sort by.', examples: [{ team: 'vision' }] });

export const studyDocumentSchema = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9._-]{0,99}$/,
        'must be lower-case letters, digits, . _ or -, at most 100, starting with a letter or digit',
      )
      .meta({ description: 'Unique within the project.', examples: ['digits-cnn'] }),
    displayName: z.string().max(MAX_LABEL_LENGTH).default('').meta({ description: 'For people. Default: the name.' }),
    description: z.string().max(MAX_DESCRIPTION_LENGTH).default('').meta({ description: 'For people.' }),
    labels: labelsSchema.default({}),
    spec: studySpecSchema,
  })
  .superRefine(({ spec }, context) => {
    for (const { path, message, hint } of ignoredPriors(spec))
      context.addIssue({ code: 'custom', path: ['spec', ...path], message, params: { hint } });
  })
  .meta({ id: 'StudyDocument', description: 'A study to be created.' });

export type StudyDocumentInput = z.input<typeof studyDocumentSchema>;
export type StudyDocument = z.output<typeof studyDocumentSchema>;
