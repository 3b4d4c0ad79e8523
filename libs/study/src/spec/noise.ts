import { z } from 'zod';
import { MAX_REPEATS } from '../constants.ts';

export const noiseSchema = z
  .strictObject({
    kind: z
      .enum(['auto', 'none', 'reported'])
      .default('auto')
      .meta({
        description:
          'auto: estimated from the data, beside the standardError of results that report one. none: the same configuration gives the same value. ' +
          'reported: taken from standardError alone; a result without one counts with the mean of the others, and while none has one the noise is estimated.',
      }),
    maxRepeats: z.int().min(1).max(MAX_REPEATS).default(1).meta({
      description:
        'How often a configuration may be evaluated. Above 1 the Bayesian strategy looks again at promising ones where that is worth more than a new one.',
    }),
  })
  .meta({ id: 'Noise', description: 'How much measurements of one configuration differ.' });

export type Noise = z.infer<typeof noiseSchema>;
