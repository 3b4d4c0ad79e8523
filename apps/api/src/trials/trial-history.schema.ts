import { ATTEMPT_OUTCOMES } from '#study';
import { z } from 'zod';
import { assignmentsSchema } from './trial.schema.ts';

export const attemptsSchema = z
  .object({
    attempts: z
      .array(
        z
          .object({
            number: z.int().meta({ description: '1, 2, 3 ...' }),
            worker: z.string().nullable().meta({ description: 'Who had it.' }),
            startedAt: z.iso.datetime().meta({ description: 'When it was handed out.' }),
            endedAt: z.iso.datetime().nullable().meta({ description: 'When it ended; null while it runs.' }),
            outcome: z.enum(ATTEMPT_OUTCOMES).nullable().meta({ description: 'How it ended; null while it runs.' }),
            reason: z.string().nullable().meta({ description: 'Why it ended so.' }),
          })
          .meta({ id: 'Attempt', description: 'One execution of a trial.' }),
      )
      .meta({ description: 'Every execution, the first one first.' }),
  })
  .meta({ id: 'Attempts', description: 'The executions of a trial.' });

export const measurementsSchema = z
  .object({
    measurements: z
      .array(
        z
          .object({
            attempt: z.int().meta({ description: 'Number of the attempt.' }),
            step: z.int().meta({ description: 'The step.' }),
            metric: z.string().meta({ description: 'Name of the metric.' }),
            value: z.number().meta({ description: 'The value.' }),
            standardError: z.number().optional().meta({ description: 'How uncertain it is, if that was reported.' }),
            measuredAt: z.iso
              .datetime()
              .nullable()
              .meta({ description: 'When it was measured, by the worker’s clock.' }),
            reportedAt: z.iso.datetime().meta({ description: 'When it was reported.' }),
          })
          .meta({ id: 'Measurement', description: 'One value of one metric at one step.' }),
      )
      .meta({ description: 'By attempt, step and metric.' }),
  })
  .meta({ id: 'Measurements', description: 'The measurements of a trial.' });

export const replaySchema = z
  .object({
    equal: z.boolean().meta({ description: 'Whether the strategy proposes the same configuration again.' }),
    stored: assignmentsSchema,
    replayed: assignmentsSchema
      .nullable()
      .meta({ description: 'What was computed from the stored inputs; null for points that no strategy chose.' }),
  })
  .meta({ id: 'Replay', description: 'A suggestion computed again from what is stored.' });
