import { z } from 'zod';
import { metricNameSchema } from './metric-name.ts';

export const metricConstraintSchema = z
  .strictObject({
    metric: metricNameSchema.meta({ description: 'The metric that is limited.', examples: ['latencyMs'] }),
    max: z.number().optional().meta({ description: 'Largest value that is still acceptable.' }),
    min: z.number().optional().meta({ description: 'Smallest value that is still acceptable.' }),
  })
  .refine(({ max, min }) => max !== undefined || min !== undefined, {
    message: 'A constraint needs max, min or both.',
  })
  .refine(({ max, min }) => max === undefined || min === undefined || min <= max, {
    message: 'min is above max: nothing could be acceptable.',
    path: ['min'],
  })
  .meta({
    id: 'MetricConstraint',
    description:
      'Limits of a metric. A trial outside of them has succeeded all the same and is never the best; the search learns from it where the limits are kept.',
  });

export type MetricConstraint = z.infer<typeof metricConstraintSchema>;
