import { z } from 'zod';
import { pageQuery } from '../http/page.schema.ts';
import { trialSchema } from '../trials/trial.schema.ts';

export const trialQuerySchema = z.strictObject({
  filter: z.string().max(1_000).optional().meta({
    description:
      'Which trials, for instance state = "succeeded" and metrics.accuracy > 0.9 and assignments.units <= 64.',
  }),
  orderBy: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'For instance "metrics.accuracy desc". Default: number.' }),
  ...pageQuery,
});
export type TrialQuery = z.output<typeof trialQuerySchema>;

export const bestSchema = z
  .object({ trial: trialSchema.nullable().meta({ description: 'The best trial; null while none has succeeded.' }) })
  .meta({ id: 'Best', description: 'The best trial of a study.' });
