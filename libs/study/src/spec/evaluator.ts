import { z } from 'zod';
import { MAX_SEED } from '../constants.ts';

const externalEvaluatorSchema = z
  .strictObject({ kind: z.literal('external').meta({ description: 'Workers ask over HTTP.' }) })
  .meta({ id: 'ExternalEvaluator', description: 'Any program that asks for trials over HTTP.' });

const TRAINER_TASKS = ['image-classification'] as const;
export const TRAINER_DATASETS = ['digits', 'mnist'] as const;

/** Strict, although the trainer checks it too: a typo is found when the study is made, not by the failure of its first trial. */
const trainerEvaluatorSchema = z
  .strictObject({
    kind: z.literal('trainer').meta({ description: 'The trainer that ships with the service.' }),
    task: z.enum(TRAINER_TASKS).meta({ description: 'What to train.' }),
    dataset: z.enum(TRAINER_DATASETS).meta({ description: 'On which data.' }),
    epochs: z.int().min(1).max(10_000).meta({ description: 'Passes over the training data.' }),
    seed: z.int().min(1).max(MAX_SEED).optional().meta({
      description: 'Seed of weights and order, the same for all trials, so that luck is shared. Default: 1.',
    }),
  })
  .meta({ id: 'TrainerEvaluator', description: 'Trained by the trainer.' });

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
