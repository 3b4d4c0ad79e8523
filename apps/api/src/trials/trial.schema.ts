import { parameterValueSchema } from '#search-space';
import { TRIAL_STATES } from '#study';
import { z } from 'zod';
import { nextPageTokenSchema } from '../http/page.schema.ts';

export const assignmentsSchema = z.record(z.string(), parameterValueSchema).meta({
  id: 'Assignments',
  description: 'Parameter name to value; inactive parameters are left out.',
  examples: [{ learningRate: 0.003 }],
});

export const storedMetricsSchema = z
  .record(
    z.string(),
    z.object({
      value: z.number().meta({ description: 'The value.' }),
      standardError: z.number().optional().meta({ description: 'How uncertain it is, if that was reported.' }),
    }),
  )
  .meta({ id: 'Metrics', description: 'Metric name to value.' });

const attemptSchema = z
  .object({
    number: z.int().meta({ description: '1, 2, 3 ... each time the trial is handed out.' }),
    worker: z.string().nullable().meta({ description: 'Who has (or had) it.' }),
    leaseToken: z
      .string()
      .optional()
      .meta({ description: 'Proves the lease. Only in the answer that hands the trial out.' }),
    leaseUntil: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'When the trial is taken away unless a heartbeat comes; null: never.' }),
  })
  .meta({ id: 'Lease', description: 'The current or latest execution.' });

export const predictedSchema = z.record(
  z.string(),
  z.object({
    mean: z.number().meta({ description: 'Predicted mean.' }),
    standardDeviation: z.number().meta({ description: 'Its standard deviation.' }),
  }),
);

export const fallbackSchema = z.object({
  code: z.string().meta({ description: 'Stable word.' }),
  reason: z.string().meta({ description: 'In words.' }),
});

const suggestionSchema = z
  .object({
    source: z.string().meta({ description: 'Who chose: the name of a strategy, or user.' }),
    phase: z.string().meta({ description: 'Phase of the strategy.' }),
    strategyVersion: z.string().meta({ description: 'Version of the strategy.' }),
    seed: z.int().meta({ description: 'Seed of the draw.' }),
    revision: z.int().meta({ description: 'Revision of the study that was seen.' }),
    modelTrials: z.int().meta({ description: 'How many trials the model was fitted to.' }),
    predicted: predictedSchema.nullable().meta({ description: 'What the model expected, by metric.' }),
    acquisition: z
      .object({ name: z.string().meta({ description: 'Kind.' }), value: z.number().meta({ description: 'Value.' }) })
      .nullable()
      .meta({ description: 'Value of trying this point.' }),
    trustRegion: z
      .object({ side: z.number().meta({ description: 'Length of its sides, as a share of each range.' }) })
      .nullable()
      .meta({
        description:
          'The box round the best point that this one was chosen in; null when the whole space was looked at.',
      }),
    hurdles: z
      .array(
        z.object({
          step: z.int().meta({ description: 'Step of a level of the fidelity.' }),
          value: z
            .number()
            .meta({ description: 'How good its first report there or later must be, in the objective.' }),
        }),
      )
      .nullable()
      .meta({
        description:
          'Where the trial stops unless it is good enough, in a study with a fidelity; null when no model said so.',
      }),
    nearest: z
      .array(
        z.object({
          trialId: z.string().meta({ description: 'Id of the trial.' }),
          distance: z.number().meta({ description: 'Distance in the encoded space.' }),
        }),
      )
      .meta({ description: 'The nearest configurations tried before.' }),
    sources: z
      .array(
        z.object({
          studyId: z.string().meta({ description: 'Id of the study that was learnt from.' }),
          name: z.string().meta({ description: 'Its name when this study was created.' }),
          weight: z.number().meta({ description: 'Its share of the say, 0 to 1. The rest is this study’s own.' }),
          observations: z.int().meta({ description: 'How many of its results were used.' }),
          ignored: z.string().nullable().meta({ description: 'Why none of it could be used; null when some was.' }),
        }),
      )
      .meta({ description: 'How much each study of warmStart had to say, in its order.' }),
    fallback: fallbackSchema.nullable().meta({ description: 'Why the model did not answer; null when it did.' }),
    warnings: z
      .array(
        z.object({
          code: z.string().meta({ description: 'Stable word, for instance no_better_than_chance.' }),
          message: z.string().meta({ description: 'In words.' }),
        }),
      )
      .meta({ description: 'What to know before reading much into the prediction.' }),
    surrogate: z
      .object({
        name: z
          .enum(['gaussian-process', 'random-forest'])
          .nullable()
          .meta({ description: 'The model that was asked; null where none was.' }),
        reason: z.string().meta({ description: 'Why, in words and figures.' }),
        densities: z
          .object({
            observations: z.int().meta({ description: 'Results that were predicted without being seen.' }),
            gaussianProcess: z.number().meta({ description: 'Their mean log density under the process.' }),
            randomForest: z.number().meta({ description: 'Their mean log density under the forest.' }),
          })
          .nullable()
          .meta({ description: 'What decided; null where the two were not compared.' }),
      })
      .nullable()
      .meta({ description: 'How the strategy auto chose its model; null for other strategies.' }),
  })
  .meta({ id: 'SuggestionExplanation', description: 'Why this configuration was proposed.' });

const failureSchema = z
  .object({
    kind: z
      .enum(['failed', 'infeasible', 'expired'])
      .meta({ description: 'failed: it broke. infeasible: it cannot work. expired: workers were lost.' }),
    code: z.string().nullable().meta({ description: 'The worker’s own word for it.' }),
    message: z.string().meta({ description: 'What happened.' }),
  })
  .meta({ id: 'Failure', description: 'Why a trial failed.' });

export const trialSchema = z
  .object({
    id: z.uuid().meta({ description: 'UUIDv7.' }),
    studyId: z.uuid().meta({ description: 'Its study.' }),
    number: z.int().meta({ description: '1, 2, 3 ... within the study.' }),
    state: z.enum(TRIAL_STATES).meta({ description: 'Where it is in its life.' }),
    assignments: assignmentsSchema,
    derived: z.record(z.string(), parameterValueSchema).meta({ description: 'Values computed from the assignments.' }),
    architecture: z.null().meta({ description: 'Reserved: always null.' }),
    spaceVersion: z.int().meta({ description: 'Version of the space that it was made under.' }),
    repeat: z.int().meta({ description: '0 for the first evaluation of its configuration, 1 for the second ...' }),
    attempt: attemptSchema.nullable().meta({ description: 'The current or latest execution; null before the first.' }),
    suggestion: suggestionSchema,
    metrics: storedMetricsSchema,
    lastStep: z.int().nullable().meta({ description: 'Highest reported step.' }),
    failure: failureSchema.nullable().meta({ description: 'Why it failed; null when it did not.' }),
    reason: z.string().nullable().meta({ description: 'Why it is stopping, was stopped or was cancelled.' }),
    labels: z.record(z.string(), z.string()).meta({ description: 'Free key-value pairs.' }),
    note: z.string().meta({ description: 'For people.' }),
    createdAt: z.iso.datetime().meta({ description: 'When it was created.' }),
    startedAt: z.iso.datetime().nullable().meta({ description: 'When it was first handed out.' }),
    endedAt: z.iso.datetime().nullable().meta({ description: 'When it ended.' }),
  })
  .meta({ id: 'Trial', description: 'One configuration and its life.' });

export type TrialAnswer = z.infer<typeof trialSchema>;

export const trialsSchema = z
  .object({ trials: z.array(trialSchema).meta({ description: 'The trials.' }) })
  .meta({ id: 'Trials', description: 'Several trials.' });

export const trialPageSchema = z
  .object({
    trials: z.array(trialSchema).meta({ description: 'The trials of this page.' }),
    nextPageToken: nextPageTokenSchema,
  })
  .meta({ id: 'TrialPage', description: 'A page of trials.' });
