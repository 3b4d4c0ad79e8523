import { z } from 'zod';
import { notSupportedYet } from './not-supported-yet.ts';

export const noiseSchema = z
  .strictObject({
    kind: z.enum(['auto', 'none', 'reported']).default('auto').meta({
      description:
        'auto: estimated from the data. none: the same configuration gives the same value. reported: taken from standardError.',
    }),
    maxRepeats: notSupportedYet(z.int().min(1), (value) => value === 1, 'Repeated evaluation is')
      .default(1)
      .meta({ description: 'How often a configuration may be evaluated. More than 1 is not supported yet.' }),
  })
  .meta({ id: 'Noise', description: 'How much measurements of one configuration differ.' });

export type Noise = z.infer<typeof noiseSchema>;
