import { z } from 'zod';
import {
  ASHA_ETA,
  FIRST_RUNG,
  HYPERBAND_ETA,
  MAX_PATIENCE,
  MAX_STEP,
  MAX_TRIALS,
  MOST_BRACKETS,
  PATIENCE,
  ROLLING_PROBE,
  ROLLING_WINDOW,
  STARTUP_TRIALS,
  TRIALS_AT_STEP,
} from '../constants.ts';
import { metricNameSchema } from './metric-name.ts';

const step = z.int().min(0).max(MAX_STEP);
const resource = step.min(1);
const trials = z.int().min(0).max(MAX_TRIALS);

const rule = <const T extends string>(name: T) => z.literal(name).meta({ description: 'Which rule.' });
const checkPoints = {
  warmupSteps: step.default(0).meta({ description: 'Steps below this are never judged.' }),
  intervalSteps: resource.default(1).meta({ description: 'Judged at the first report in every so many steps.' }),
};
const comparison = {
  ...checkPoints,
  startupTrials: trials
    .default(STARTUP_TRIALS)
    .meta({ description: 'Trials that must have succeeded before any is stopped.' }),
  trialsAtStep: trials.min(1).default(TRIALS_AT_STEP).meta({
    description: 'Succeeded trials that must have come to the judged step.',
  }),
  against: z.enum(['value', 'runningMean']).default('value').meta({
    description: 'Compare with the values of succeeded trials at the step, or with the means of their values up to it.',
  }),
};
const halving = (eta: number) => ({
  minResource: resource.default(FIRST_RUNG).meta({ description: 'Steps after which a trial is first judged.' }),
  eta: z.int().min(2).max(100).default(eta).meta({ description: 'One trial in so many goes on from each rung.' }),
  startupTrials: trials
    .default(0)
    .meta({ description: 'No trial is stopped at a rung that fewer others have reached.' }),
});

/** How running trials are judged by what they report. */
export const earlyStoppingSchema = z
  .discriminatedUnion('rule', [
    z.strictObject({ rule: rule('auto') }).meta({
      description:
        'With a fidelity a trial is stopped where it falls short of suggestion.hurdles or, when no model proposed it, has little chance to end as the best; without one every trial runs to its end.',
    }),
    z.strictObject({ rule: rule('none') }).meta({ description: 'Every trial runs to its end.' }),
    z
      .strictObject({ rule: rule('median'), ...comparison })
      .meta({ description: 'Stop a trial whose best value is worse than the median of succeeded trials at the step.' }),
    z
      .strictObject({
        rule: rule('percentile'),
        percentile: z
          .number()
          .min(0)
          .max(100)
          .meta({ description: 'The best so many per cent go on.', examples: [25] }),
        ...comparison,
      })
      .meta({ description: 'Stop a trial whose best value is not among the best of succeeded trials at the step.' }),
    z
      .strictObject({
        rule: rule('threshold'),
        metric: metricNameSchema.nullable().default(null).meta({
          description: 'An objective or a tracked metric; null: the first objective.',
        }),
        lower: z.number().nullable().default(null).meta({ description: 'Stop below this.' }),
        upper: z.number().nullable().default(null).meta({ description: 'Stop above this.' }),
        ...checkPoints,
      })
      .refine(({ lower, upper }) => lower !== null || upper !== null, {
        error: 'Give lower, upper or both.',
        path: ['lower'],
      })
      .refine(({ lower, upper }) => lower === null || upper === null || lower <= upper, {
        error: 'lower is above upper: every value would stop the trial.',
        path: ['upper'],
      })
      .meta({ description: 'Stop a trial whose value leaves the bounds or is not a number.' }),
    z
      .strictObject({
        rule: rule('patience'),
        patience: z
          .int()
          .min(1)
          .max(MAX_PATIENCE)
          .default(PATIENCE)
          .meta({ description: 'Reports without an improvement.' }),
        minDelta: z.number().min(0).default(0).meta({ description: 'How much better an improvement must be.' }),
        warmupSteps: step.default(0).meta({ description: 'Steps below this are never judged.' }),
      })
      .meta({ description: 'Stop a trial that no longer improves on itself.' }),
    z
      .strictObject({
        rule: rule('asha'),
        ...halving(ASHA_ETA),
        maxResource: resource
          .nullable()
          .default(null)
          .meta({ description: 'Steps of a full run; null when not known.' }),
        brackets: z.int().min(1).max(MOST_BRACKETS).default(1).meta({
          description:
            'Trials are divided over so many brackets, each of which is first judged eta times later than the one before.',
        }),
      })
      .refine(({ minResource, maxResource }) => maxResource === null || minResource <= maxResource, {
        error: 'maxResource is below minResource.',
        path: ['maxResource'],
      })
      .meta({ description: 'Asynchronous successive halving.' }),
    z
      .strictObject({
        rule: rule('hyperband'),
        ...halving(HYPERBAND_ETA),
        maxResource: resource.meta({ description: 'Steps of a full run.', examples: [81] }),
      })
      .refine(({ minResource, maxResource }) => minResource <= maxResource, {
        error: 'maxResource is below minResource.',
        path: ['maxResource'],
      })
      .meta({ description: 'Asynchronous successive halving in brackets from the most to the least eager to stop.' }),
    z
      .strictObject({
        rule: rule('rolling-asha'),
        minResource: resource.default(FIRST_RUNG).meta({ description: 'Steps after which a trial is first judged.' }),
        maxResource: resource.meta({ description: 'Steps of a full run.', examples: [81] }),
        eta: z
          .int()
          .min(2)
          .max(100)
          .default(HYPERBAND_ETA)
          .meta({ description: 'One trial in so many goes on from each rung.' }),
        window: trials
          .min(1)
          .default(ROLLING_WINDOW)
          .meta({ description: 'So many trials, the latest that reached the rung, are compared with.' }),
        probe: trials
          .min(1)
          .default(ROLLING_PROBE)
          .meta({ description: 'Every so manieth trial runs to its end whatever it reports.' }),
      })
      .refine(({ minResource, maxResource }) => minResource <= maxResource, {
        error: 'maxResource is below minResource.',
        path: ['maxResource'],
      })
      .meta({
        description: 'Asynchronous successive halving against the latest trials: for a search whose trials get better.',
      }),
  ])
  .meta({ id: 'EarlyStopping', description: 'When a running trial is stopped before its end.' });

export type EarlyStopping = z.infer<typeof earlyStoppingSchema>;
