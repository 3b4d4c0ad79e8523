import { z } from 'zod';

export const STRATEGY_NAMES = ['auto', 'bayesian', 'random', 'quasi-random', 'grid'] as const;
export type StrategyName = (typeof STRATEGY_NAMES)[number];

export const strategyChoiceSchema = z
  .strictObject({
    name: z.enum(STRATEGY_NAMES).default('auto').meta({ description: 'auto chooses by the space and the budget.' }),
    options: z.record(z.string().max(100), z.json()).default({}).meta({ description: 'Options of the strategy.' }),
  })
  .meta({ id: 'StrategyChoice', description: 'Who chooses the assignments.' });

export type StrategyChoice = z.infer<typeof strategyChoiceSchema>;
