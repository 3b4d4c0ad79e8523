import { z } from 'zod';
import { metricNameSchema } from './metric-name.ts';

export const objectiveSchema = z
  .strictObject({
    metric: metricNameSchema.meta({ description: 'The metric that counts.', examples: ['accuracy'] }),
    goal: z.enum(['maximize', 'minimize']).meta({ description: 'Which direction is better.' }),
    threshold: z.number().optional().meta({
      description: 'The value from which on a result is good enough. Kept with the study; it does not end it.',
    }),
  })
  .meta({ id: 'Objective', description: 'A metric to be made as large or as small as possible.' });

export type Objective = z.infer<typeof objectiveSchema>;
