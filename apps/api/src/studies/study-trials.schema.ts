import { z } from 'zod';
import { pageQuery } from '../http/page.schema.ts';
import { fallbackSchema, predictedSchema, trialSchema } from '../trials/trial.schema.ts';

export const trialQuerySchema = z.strictObject({
  filter: z.string().max(1_000).optional().meta({
    description:
      'Which trials, for instance state = "succeeded" and metrics.accuracy > 0.9 and assignments.units <= 64. Names that the study does not declare are refused.',
  }),
  orderBy: z.string().max(200).optional().meta({
    description:
      'For instance "metrics.accuracy desc". Default: number. Names that the study does not declare are refused.',
  }),
  ...pageQuery,
});
export type TrialQuery = z.output<typeof trialQuerySchema>;

export const bestSchema = z
  .object({
    trial: trialSchema.nullable().meta({
      description:
        'The best observed trial within all constraints; null while there is none, and for several objectives: see pareto.',
    }),
    recommended: z
      .object({
        trial: trialSchema.meta({ description: 'The first trial of that configuration.' }),
        predicted: predictedSchema.nullable().meta({
          description: 'What to expect of it by metric, noise taken out; null where it is the best observed one.',
        }),
        fallback: fallbackSchema.nullable().meta({
          description:
            'Why it is the best observed one, without a model: noise_free, few_trials, limits_uncertain, time_limit ...; null when a model judged.',
        }),
      })
      .nullable()
      .meta({ description: 'The tried configuration of which most is to be expected. Null where trial is.' }),
  })
  .meta({ id: 'Best', description: 'The best trial of a study, observed and recommended.' });

export const paretoSchema = z
  .object({
    size: z.int().meta({ description: 'Number of trials on the front.' }),
    trials: z
      .array(trialSchema)
      .meta({ description: 'Those trials, best first by the first objective; at most 1,000.' }),
  })
  .meta({ id: 'Pareto', description: 'The trade-offs between the objectives of a study.' });
