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
  .object({
    trial: trialSchema.nullable().meta({
      description:
        'The best trial within all constraints; null while there is none, and for several objectives: see pareto.',
    }),
  })
  .meta({ id: 'Best', description: 'The best trial of a study.' });

export const paretoSchema = z
  .object({
    size: z.int().meta({ description: 'Number of trials on the front.' }),
    trials: z
      .array(trialSchema)
      .meta({ description: 'Those trials, best first by the first objective; at most 1,000.' }),
  })
  .meta({ id: 'Pareto', description: 'The trade-offs between the objectives of a study.' });
