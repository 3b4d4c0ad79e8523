import { z } from 'zod';
import { DEFAULT_MAX_ATTEMPTS, DEFAULT_TRIALS, MAX_ATTEMPTS, MAX_PARALLEL_TRIALS, MAX_TRIALS } from '../constants.ts';
import { notSupportedYet } from './not-supported-yet.ts';

export const budgetSchema = z
  .strictObject({
    trials: z.int().min(1).max(MAX_TRIALS).default(DEFAULT_TRIALS).meta({
      description: 'How many trials may be created. Cancelled trials and trials added with their result do not count.',
    }),
    parallelTrials: z.int().min(1).max(MAX_PARALLEL_TRIALS).nullable().default(null).meta({
      description: 'How many trials may be open (queued, running, stopping) at once. null: no limit.',
    }),
    maxFailedTrials: z.int().min(1).max(MAX_TRIALS).nullable().default(null).meta({
      description: 'The study finishes when this many trials have failed. null: no limit.',
    }),
    maxAttempts: z.int().min(1).max(MAX_ATTEMPTS).default(DEFAULT_MAX_ATTEMPTS).meta({
      description:
        'How often a trial is handed out before it counts as failed. Attempts that a worker gave back do not count.',
    }),
    deadline: z.iso
      .datetime({ offset: true, error: 'must be a time such as 2027-01-31T12:00:00Z' })
      .nullable()
      .default(null)
      .meta({
        description: 'No trial is created after this time. null: no deadline.',
      }),
    cost: notSupportedYet(z.unknown(), (value) => value === null, 'A budget of a cost metric is')
      .default(null)
      .meta({ type: 'null', description: 'Not supported yet: null.' }),
  })
  .meta({ id: 'Budget', description: 'What the study may spend. Enforced when a trial is created.' });

export type Budget = z.infer<typeof budgetSchema>;
