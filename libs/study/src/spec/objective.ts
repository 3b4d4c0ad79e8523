import { z } from 'zod';
import { metricNameSchema } from './metric-name.ts';

export const objectiveSchema = z
  .strictObject({
    metric: metricNameSchema.meta({ description: 'The metric that counts.', examples: ['accuracy'] }),
    goal: z.enum(['maximize', 'minimize']).meta({ description: 'Which direction is better.' }),
    threshold: z.number().optional().meta({
      description:
        'The value from which on a result is of interest. With several objectives the search looks for trade-offs beyond it; with one it is kept with the study. It ends nothing.',
    }),
  })
  .meta({ id: 'Objective', description: 'A metric to be made as large or as small as possible.' });

export type Objective = z.infer<typeof objectiveSchema>;
