import { MAX_LEASE_SECONDS, MAX_MEASUREMENTS, MAX_STEP, metricNameSchema, MIN_LEASE_SECONDS } from '#study';
import { z } from 'zod';

export const MAX_MESSAGE_LENGTH = 10_000;

export const leaseSecondsSchema = z
  .int()
  .min(MIN_LEASE_SECONDS)
  .max(MAX_LEASE_SECONDS)
  .meta({
    description: `After this many seconds without a heartbeat the trial is taken away, ${MIN_LEASE_SECONDS} to ${MAX_LEASE_SECONDS}.`,
  });

export const leaseTokenSchema = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: 'The leaseToken that came with the trial.' });

export const workerSchema = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'Name of the worker, unique among those that run.', examples: ['host-3'] });

const FINITE =
  'must be a finite number, or {"value": number, "standardError": number}; JSON has no NaN: report a trial without a value through /fail';

const metricValueSchema = z
  .union(
    [
      z.number(),
      z.strictObject({
        value: z.number().meta({ description: 'The value.' }),
        standardError: z.number().min(0).optional().meta({ description: 'How uncertain it is.' }),
      }),
    ],
    { error: FINITE },
  )
  .meta({ id: 'MetricValue', description: 'A finite number, with its standard error if that is known.' });

export const metricsSchema = z.record(metricNameSchema, metricValueSchema).meta({
  description: 'Metric name to value. Every name must be declared in the study.',
  examples: [{ accuracy: 0.973 }],
});

export const heartbeatSchema = z
  .strictObject({ leaseToken: leaseTokenSchema, leaseSeconds: leaseSecondsSchema.optional() })
  .meta({ id: 'Heartbeat', description: 'Sign of life of a worker.' });
export type HeartbeatBody = z.output<typeof heartbeatSchema>;

const stopSchema = z
  .object({ reason: z.string().meta({ description: 'Why.' }) })
  .nullable()
  .meta({ description: 'Not null: stop the evaluation and complete the trial with what there is.' });

export const heartbeatAnswerSchema = z
  .object({ leaseUntil: z.iso.datetime().meta({ description: 'When the lease now ends.' }), stop: stopSchema })
  .meta({ id: 'HeartbeatAnswer', description: 'The renewed lease.' });

export const reportSchema = z
  .strictObject({
    leaseToken: leaseTokenSchema.optional(),
    measurements: z
      .array(
        z.strictObject({
          step: z.int().min(0).max(MAX_STEP).meta({ description: 'Epoch, batch or whatever grows.' }),
          metrics: metricsSchema,
          at: z.iso
            .datetime({ offset: true, error: 'must be a time such as 2027-01-31T12:00:00Z' })
            .optional()
            .meta({ description: 'When it was measured, by the worker’s clock.' }),
        }),
      )
      .min(1)
      .max(MAX_MEASUREMENTS)
      .meta({ description: 'One entry per step.' }),
  })
  .meta({ id: 'Report', description: 'Measurements on the way.' });
export type ReportBody = z.output<typeof reportSchema>;

export const reportAnswerSchema = z
  .object({ stop: stopSchema })
  .meta({ id: 'ReportAnswer', description: 'Whether to go on.' });

export const completeSchema = z
  .strictObject({ leaseToken: leaseTokenSchema.optional(), metrics: metricsSchema.optional() })
  .meta({
    id: 'Completion',
    description: 'The final result. Of a metric that is not sent the latest reported value counts.',
  });
export type CompleteBody = z.output<typeof completeSchema>;

export const failureKindSchema = z.enum(['failed', 'infeasible']).meta({
  description: 'failed: something broke. infeasible: this configuration cannot work, and the model learns that.',
});
export const failureCodeSchema = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: 'A word of your own, such as out_of_memory.' });
export const failureMessageSchema = z
  .string()
  .min(1)
  .max(MAX_MESSAGE_LENGTH)
  .meta({ description: 'What happened, for people.' });

export const failSchema = z
  .strictObject({
    leaseToken: leaseTokenSchema.optional(),
    kind: failureKindSchema,
    code: failureCodeSchema.optional(),
    message: failureMessageSchema,
    retry: z.boolean().default(false).meta({ description: 'Queue the trial again if attempts are left.' }),
  })
  .meta({ id: 'TrialFailure', description: 'Why there is no result.' });
export type FailBody = z.output<typeof failSchema>;

const reasonSchema = z.string().min(1).max(MAX_MESSAGE_LENGTH);

export const releaseSchema = z
  .strictObject({
    leaseToken: leaseTokenSchema,
    reason: reasonSchema.meta({ description: 'Why it is given back, such as "preempted".' }),
  })
  .meta({ id: 'Release', description: 'A trial given back; the attempt does not count.' });
export type ReleaseBody = z.output<typeof releaseSchema>;

export const reasonBodySchema = z
  .strictObject({ reason: reasonSchema.optional().meta({ description: 'Why, for the record.' }) })
  .meta({ id: 'Reason', description: 'Why something is done.' });
export type ReasonBody = z.output<typeof reasonBodySchema>;
