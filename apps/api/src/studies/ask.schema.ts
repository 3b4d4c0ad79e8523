import { parameterValueSchema } from '#search-space';
import { issuesFromZod, labelsSchema, MAX_ADDED_TRIALS, pointerPath } from '#study';
import { z } from 'zod';
import { countSchema } from '../trials/claim.schema.ts';
import {
  failureCodeSchema,
  failureKindSchema,
  failureMessageSchema,
  leaseSecondsSchema,
  metricsSchema,
  workerSchema,
} from '../trials/tell.schema.ts';

/** As many as a space may have parameters, so that nothing useful is refused. */
export const pointSchema = z.record(z.string().max(100), parameterValueSchema);

export const suggestBodySchema = z
  .strictObject({
    count: countSchema,
    worker: workerSchema.optional().meta({
      description:
        'With it the same worker gets its open trials again before new ones; with `fixed` those that have the fixed values, while the others stay its own.',
    }),
    leaseSeconds: leaseSecondsSchema
      .nullable()
      .optional()
      .meta({ description: 'null (the default without a worker): no lease, for notebooks and people.' }),
    fixed: pointSchema.optional().meta({
      description:
        'Values that the trials must have, queued ones too. The value of a conditional parameter counts where the parameter is active: fix what it depends on as well to get only trials that have it.',
      examples: [{ optimizer: 'adam' }],
    }),
  })
  .meta({ id: 'Ask', description: 'What to ask for.' });
export type SuggestBody = z.output<typeof suggestBodySchema>;

const addedTrialSchema = z
  .strictObject({
    assignments: pointSchema.meta({
      description: 'A value for every active parameter.',
      examples: [{ learningRate: 0.01 }],
    }),
    metrics: metricsSchema.optional(),
    failure: z
      .strictObject({ kind: failureKindSchema, code: failureCodeSchema.optional(), message: failureMessageSchema })
      .optional()
      .meta({ description: 'It was tried and failed: the trial is finished at once.' }),
    labels: labelsSchema.optional(),
    note: z.string().max(10_000).optional().meta({ description: 'For people.' }),
  })
  .refine((trial) => trial.metrics === undefined || trial.failure === undefined, {
    path: ['failure'],
    message: 'A trial has metrics or a failure, not both.',
  })
  .meta({
    id: 'AddedTrial',
    description: 'A point of one’s own: queued, or finished at once with `metrics` or `failure`.',
  });
export type AddedTrial = z.output<typeof addedTrialSchema>;

const severalSchema = z
  .strictObject({
    trials: z.array(addedTrialSchema).min(1).max(MAX_ADDED_TRIALS).meta({ description: 'All or none are added.' }),
  })
  .meta({ id: 'AddedTrials', description: 'Up to 1,000 points at once.' });

/** One point, or several under `trials`. That key chooses the form, so that an error names the place in the form that was meant. */
export const addTrialsBodySchema = z
  .looseObject({})
  .transform((body, context) => {
    const parsed = (Object.hasOwn(body, 'trials') ? severalSchema : addedTrialSchema).safeParse(body);
    if (parsed.success) return parsed.data;
    for (const { pointer, detail, hint } of issuesFromZod(parsed.error.issues)) {
      context.addIssue({
        code: 'custom',
        path: pointerPath(pointer),
        message: detail,
        ...(hint !== undefined && { params: { hint } }),
      });
    }
    return z.NEVER;
  })
  .meta({ documentedBy: z.union([addedTrialSchema, severalSchema]) });
export type AddTrialsBody = AddedTrial | z.output<typeof severalSchema>;
