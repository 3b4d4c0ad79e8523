import { MAX_PREDICTED_POINTS } from '#loop';
import { z } from 'zod';
import { nextPageTokenSchema, pageQuery } from '../http/page.schema.ts';
import { predictedSchema } from '../trials/trial.schema.ts';
import { TERMINAL_STATES } from '#study';
import { pointSchema } from './ask.schema.ts';

const revisionSchema = z.int().meta({ description: 'Revision of the study that was seen.' });
const metricSchema = z.string().meta({ description: 'Name of the metric.' });
const kindSchema = z.enum(['gaussian-process', 'random-forest']).meta({ description: 'What kind of model it is.' });
const observationsSchema = z.int().meta({ description: 'Results that it learnt from.' });

const warningsSchema = z
  .array(
    z.object({
      code: z
        .enum(['no_better_than_chance', 'few_observations', 'overconfident'])
        .meta({ description: 'Stable word.' }),
      message: z.string().meta({ description: 'In words.' }),
    }),
  )
  .meta({ description: 'What to know before reading much into it; empty when all is well.' });

const unmodelledSchema = z
  .array(z.object({ metric: metricSchema, reason: z.string().meta({ description: 'In words.' }) }))
  .meta({ description: 'Metrics without a model, and why.' });

const importanceSchema = z.object({
  firstOrder: z.number().meta({ description: 'Share of the variance of the predictions by itself, 0 to 1.' }),
  total: z.number().meta({ description: 'The same with all its interactions; at least firstOrder.' }),
});

const modelReportSchema = z
  .object({
    metric: metricSchema,
    kind: kindSchema,
    observations: observationsSchema,
    signalVariance: z.number().nullable().meta({
      description: 'Variance that follows the parameters, in units of warped results; null for a forest.',
    }),
    noiseVariance: z.number().nullable().meta({ description: 'Variance that does not; null for a forest.' }),
    parameters: z
      .array(
        z.object({
          name: z.string().meta({ description: 'Name of the parameter.' }),
          lengthScale: z.number().nullable().meta({
            description:
              'On the parameter’s scale from 0 to 1, how far one must go for a different result; large where it does not matter. Null for a forest, and for a parameter without a choice.',
          }),
          importance: importanceSchema
            .nullable()
            .meta({ description: 'Null where the constraints leave no room to tell.' }),
        }),
      )
      .meta({ description: 'What is believed of each parameter, in the order of the space.' }),
    leaveOneOut: z
      .object({
        meanLogDensity: z.number().meta({ description: 'Mean log density of the results; larger is better.' }),
        constantLogDensity: z.number().nullable().meta({
          description: 'The same of a model that knows only their mean and variance; null where all results are equal.',
        }),
        rankCorrelation: z
          .number()
          .meta({ description: 'Of predictions and results: 1 orders all right, 0 is chance.' }),
        coverageOfHalf: z.number().meta({ description: 'Share of the results within their 50 % intervals.' }),
        coverageOfNinety: z.number().meta({ description: 'Share of the results within their 90 % intervals.' }),
        meanResidual: z.number().meta({ description: 'In deviations; near 0 without bias.' }),
        residualDeviation: z.number().meta({ description: 'Near 1 where the deviations are honest.' }),
      })
      .meta({ description: 'How well each result is predicted from all the others.' }),
    evidence: z
      .object({
        likelihoodRatio: z.number().meta({ description: 'Twice the log likelihood over that of noise alone.' }),
        chanceRatio: z.number().meta({ description: 'What chance reaches once in twenty.' }),
      })
      .nullable()
      .meta({ description: 'Null for a forest, which has no likelihood.' }),
    warnings: warningsSchema,
  })
  .meta({ id: 'ModelReport', description: 'What the model of one metric believes, and how far it is to be believed.' });

export const studyModelSchema = z
  .object({
    revision: revisionSchema,
    models: z.array(modelReportSchema).meta({ description: 'One for each objective and each limited metric.' }),
    unmodelled: unmodelledSchema,
  })
  .meta({ id: 'StudyModel', description: 'What the models of a study believe.' });

export const studyImportanceSchema = z
  .object({
    revision: revisionSchema,
    metrics: z
      .array(
        z.object({
          metric: metricSchema,
          kind: kindSchema,
          observations: observationsSchema,
          parameters: z
            .array(
              z.object({
                name: z.string().meta({ description: 'Name of the parameter.' }),
                importance: importanceSchema.nullable().meta({ description: 'Null where it cannot be told.' }),
              }),
            )
            .meta({ description: 'The most important one first.' }),
          warnings: warningsSchema,
        }),
      )
      .meta({ description: 'By metric that has a model.' }),
    unmodelled: unmodelledSchema,
  })
  .meta({ id: 'StudyImportance', description: 'Which parameters matter, as the models of a study have it.' });

export const predictBodySchema = z
  .strictObject({
    points: z
      .array(pointSchema)
      .min(1)
      .max(MAX_PREDICTED_POINTS)
      .meta({
        description: 'Configurations, tried or not: a value for every active parameter.',
        examples: [[{ learningRate: 0.01 }]],
      }),
  })
  .meta({ id: 'PredictRequest', description: 'What to predict.' });
export type PredictBody = z.output<typeof predictBodySchema>;

export const predictionsSchema = z
  .object({
    revision: revisionSchema,
    predictions: z
      .array(
        z.object({
          predicted: predictedSchema.meta({ description: 'By metric that has a model.' }),
          probabilityOfFeasibility: z.number().nullable().meta({
            description:
              'That a trial of it works out and is measured within every limit, noise included; null where a limited metric has no model yet.',
          }),
        }),
      )
      .meta({ description: 'One for each point, in their order.' }),
    unmodelled: unmodelledSchema,
  })
  .meta({ id: 'Predictions', description: 'What the models of a study expect.' });

export const historyQuerySchema = z.strictObject(pageQuery);
export type HistoryQuery = z.output<typeof historyQuerySchema>;

export const historySchema = z
  .object({
    points: z
      .array(
        z.object({
          revision: z.int().meta({ description: 'Of the study, once this trial had ended.' }),
          trialId: z.uuid().meta({ description: 'Id of the trial.' }),
          number: z.int().meta({ description: 'Its number within the study.' }),
          state: z.enum(TERMINAL_STATES).meta({ description: 'How it ended.' }),
          endedAt: z.iso.datetime().meta({ description: 'When it ended.' }),
          values: z.record(z.string(), z.number()).meta({ description: 'What it came to, by metric.' }),
          isFeasible: z.boolean().meta({ description: 'It succeeded within all constraints.' }),
          best: z
            .object({
              trialId: z.uuid().meta({ description: 'Id of the trial.' }),
              number: z.int().meta({ description: 'Its number.' }),
              value: z.number().meta({ description: 'Its value of the objective.' }),
            })
            .nullable()
            .meta({
              description: 'The best observed result up to then; null before there is one, and for several objectives.',
            }),
        }),
      )
      .meta({ description: 'Trials that have ended, in the order in which they did.' }),
    nextPageToken: nextPageTokenSchema,
  })
  .meta({ id: 'History', description: 'How a study came to what it has found.' });
