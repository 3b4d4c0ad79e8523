import { z } from 'zod';

const externalEvaluatorSchema = z
  .strictObject({ kind: z.literal('external').meta({ description: 'Workers ask over HTTP.' }) })
  .meta({ id: 'ExternalEvaluator', description: 'Any program that asks for trials over HTTP.' });

const trainerEvaluatorSchema = z
  .object({
    kind: z.literal('trainer').meta({ description: 'The trainer that ships with the service.' }),
    task: z
      .string()
      .min(1)
      .max(100)
      .meta({ description: 'What to train.', examples: ['image-classification'] }),
    dataset: z
      .string()
      .min(1)
      .max(100)
      .meta({ description: 'On which data.', examples: ['digits'] }),
    epochs: z.int().min(1).max(10_000).meta({ description: 'Passes over the training data.' }),
  })
  .catchall(z.json())
  .meta({ id: 'TrainerEvaluator', description: 'Trained by the trainer. Further fields are options of the task.' });

const laterEvaluatorSchema = z
  .looseObject({ kind: z.enum(['command', 'table', 'surrogate']).meta({ description: 'Not supported yet.' }) })
  .superRefine((value, context) => {
    context.addIssue({
      code: 'custom',
      path: ['kind'],
      message: `The evaluator ${value.kind} is not supported yet.`,
      params: { hint: 'Use external or trainer.' },
    });
  })
  .meta({ id: 'LaterEvaluator', description: 'Not supported yet: refused.' });

export const evaluatorSchema = z
  .discriminatedUnion('kind', [externalEvaluatorSchema, trainerEvaluatorSchema, laterEvaluatorSchema])
  .meta({ id: 'Evaluator', description: 'How a trial is evaluated.' });

export type Evaluator = z.infer<typeof evaluatorSchema>;
export type TrainerEvaluator = z.infer<typeof trainerEvaluatorSchema>;

/** The kinds that can be in a stored study. */
export const EVALUATOR_KINDS = ['external', 'trainer'] as const;
export type EvaluatorKind = (typeof EVALUATOR_KINDS)[number];
