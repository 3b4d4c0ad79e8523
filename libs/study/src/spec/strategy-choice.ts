import { z } from 'zod';
import { MAX_OPTION_COUNT, MAX_GRID_RESOLUTION } from '../constants.ts';

export const STRATEGY_NAMES = [
  'auto',
  'bayesian',
  'random-forest',
  'random',
  'quasi-random',
  'grid',
  'tpe',
  'evolution',
  'local-search',
  'cma-es',
] as const;
export type StrategyName = (typeof STRATEGY_NAMES)[number];

const noOptionsSchema = z.strictObject({});

/** What each strategy can be told. A typo must fail, not silently leave the default. */
const OPTIONS: Readonly<Record<StrategyName, z.ZodObject>> = {
  auto: noOptionsSchema,
  bayesian: noOptionsSchema,
  'random-forest': noOptionsSchema,
  random: noOptionsSchema,
  'quasi-random': noOptionsSchema,
  grid: z.strictObject({ resolution: z.int().min(1).max(MAX_GRID_RESOLUTION).optional() }),
  tpe: z.strictObject({ startupTrials: countSchema(0), candidates: countSchema(1) }),
  evolution: z
    .strictObject({ populationSize: countSchema(2), sampleSize: countSchema(1) })
    .refine(({ populationSize = Infinity, sampleSize = 0 }) => sampleSize <= populationSize, {
      path: ['sampleSize'],
      message: 'sampleSize is above populationSize: a tournament has no more members than the population.',
    }),
  'local-search': z.strictObject({ startupTrials: countSchema(1), patience: countSchema(1) }),
  'cma-es': z.strictObject({ populationSize: countSchema(4) }),
};

function countSchema(least: number): z.ZodOptional<z.ZodInt> {
  return z.int().min(least).max(MAX_OPTION_COUNT).optional();
}

function optionsHint(name: StrategyName): string {
  const names = Object.keys(OPTIONS[name].shape);
  return names.length === 0 ? 'It takes no options.' : `It has ${names.join(' and ')}.`;
}

export const strategyChoiceSchema = z
  .strictObject({
    name: z.enum(STRATEGY_NAMES).default('auto').meta({
      description:
        'auto chooses its model by the space and by what predicts better, and says why with every suggestion.',
    }),
    options: z
      .record(z.string().max(100), z.json())
      .default({})
      .meta({
        description:
          'grid takes `resolution`, the number of values of a continuous parameter; tpe `startupTrials` (random ones, 10) and `candidates` ' +
          '(per suggestion, 24); evolution `populationSize` (an eighth of the budget, 10 to 100) and `sampleSize` (half the population, at most 25; no more than a stated `populationSize`); ' +
          'local-search `startupTrials` (10) and `patience` (failures in a row that end a climb); cma-es ' +
          '`populationSize` (4 + 3 ln d for d parameters). The others take none.',
      }),
  })
  .superRefine(({ name, options }, context) => {
    for (const issue of OPTIONS[name].safeParse(options).error?.issues ?? []) {
      if (issue.code !== 'unrecognized_keys') {
        context.addIssue({ code: 'custom', path: ['options', ...issue.path], message: issue.message });
        continue;
      }
      for (const key of issue.keys) {
        context.addIssue({
          code: 'custom',
          path: ['options', key],
          message: `The strategy ${name} has no option ${key}.`,
          params: { hint: optionsHint(name) },
        });
      }
    }
  })
  .meta({ id: 'StrategyChoice', description: 'Who chooses the assignments.' });

export type StrategyChoice = z.infer<typeof strategyChoiceSchema>;
