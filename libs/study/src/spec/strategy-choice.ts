import { z } from 'zod';

export const STRATEGY_NAMES = ['auto', 'bayesian', 'random', 'quasi-random', 'grid'] as const;
export type StrategyName = (typeof STRATEGY_NAMES)[number];

/** A finer grid than this over even one parameter is no grid search any more. */
const MAX_RESOLUTION = 10_000;

const noOptionsSchema = z.strictObject({});

/** What each strategy can be told. A typo must fail, not silently leave the default. */
const OPTIONS: Readonly<Record<StrategyName, z.ZodType>> = {
  auto: noOptionsSchema,
  bayesian: noOptionsSchema,
  random: noOptionsSchema,
  'quasi-random': noOptionsSchema,
  grid: z.strictObject({ resolution: z.int().min(1).max(MAX_RESOLUTION).optional() }),
};

export const strategyChoiceSchema = z
  .strictObject({
    name: z.enum(STRATEGY_NAMES).default('auto').meta({ description: 'auto chooses by the space and the budget.' }),
    options: z.record(z.string().max(100), z.json()).default({}).meta({
      description: 'grid takes `resolution`, the number of values of a continuous parameter. The others take none.',
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
          params: { hint: name === 'grid' ? 'It has resolution.' : 'It takes no options.' },
        });
      }
    }
  })
  .meta({ id: 'StrategyChoice', description: 'Who chooses the assignments.' });

export type StrategyChoice = z.infer<typeof strategyChoiceSchema>;
