import { DEFAULT_LEASE_SECONDS, EVALUATOR_KINDS, labelsSchema, MAX_SUGGESTIONS } from '#study';
import { z } from 'zod';
import { leaseSecondsSchema, workerSchema } from './tell.schema.ts';

export const MAX_WAIT_SECONDS = 60;

export const countSchema = z
  .int()
  .min(1)
  .max(MAX_SUGGESTIONS)
  .default(1)
  .meta({ description: `How many trials, 1 to ${MAX_SUGGESTIONS}.` });

export const claimSchema = z
  .strictObject({
    worker: workerSchema,
    project: z.string().min(1).max(100).optional().meta({ description: 'Only trials of this project, by id or slug.' }),
    study: z.uuid().optional().meta({ description: 'Only trials of this study.' }),
    evaluator: z.enum(EVALUATOR_KINDS).optional().meta({
      description: 'Only studies with this evaluator. Default: external, or any when `study` is given.',
    }),
    labels: labelsSchema.optional().meta({ description: 'Only studies that carry all of these labels.' }),
    count: countSchema,
    leaseSeconds: leaseSecondsSchema.default(DEFAULT_LEASE_SECONDS),
    waitSeconds: z
      .number()
      .min(0)
      .max(MAX_WAIT_SECONDS)
      .default(0)
      .meta({
        description: `How long to wait for work if there is none, 0 to ${MAX_WAIT_SECONDS}.`,
      }),
  })
  .meta({ id: 'Claim', description: 'A worker asks for work of any study.' });
export type ClaimBody = z.output<typeof claimSchema>;
