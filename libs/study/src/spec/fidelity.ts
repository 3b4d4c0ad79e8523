import { z } from 'zod';
import { FIDELITY_ETA, FIRST_LEVEL_DIVISOR, MAX_STEP } from '../constants.ts';
import type { MetricConstraint } from './metric-constraint.ts';
import type { Objective } from './objective.ts';
import { needsSeveralModels } from './several-metrics.ts';
import type { StrategyChoice, StrategyName } from './strategy-choice.ts';

/** What an evaluation can be cut short in, so that many are tried a little and few to the end. */
export const fidelitySchema = z
  .strictObject({
    kind: z
      .literal('steps', { error: 'Must be steps: a parameter as fidelity is not supported yet.' })
      .meta({ description: 'Reported steps: each costs, and shows more of what comes of it.' }),
    max: z
      .int()
      .min(1)
      .max(MAX_STEP)
      .meta({
        description: 'Step of the last report of a full run, in whatever workers count: epochs, batches.',
        examples: [52],
      }),
    min: z.int().min(1).max(MAX_STEP).nullable().default(null).meta({
      description: 'First step at which results say something; null: a ninth of max.',
    }),
    eta: z.int().min(2).max(100).default(FIDELITY_ETA).meta({
      description: 'Results are compared and learnt from at min, at eta times as many steps, and so on up to max.',
    }),
  })
  .refine(({ min, max }) => min === null || min <= max, { error: 'min is above max.', path: ['min'] })
  .meta({ id: 'Fidelity', description: 'How much an evaluation costs and shows.' });

export type Fidelity = z.infer<typeof fidelitySchema>;

/** Strategies that learn from what stopped trials had reported, and those that learn from nothing. */
const STRATEGIES_OF_FIDELITY: readonly StrategyName[] = ['auto', 'bayesian', 'random', 'quasi-random', 'grid'];

interface Declaring {
  readonly fidelity: Fidelity | null;
  readonly strategy: StrategyChoice;
  readonly objectives: readonly Objective[];
  readonly constraints: readonly MetricConstraint[];
  readonly warmStart: readonly string[];
}

/** Why a study of this kind cannot have a fidelity; null when it can, or has none. */
export function fidelityProblem(spec: Declaring): { readonly message: string; readonly hint: string } | null {
  if (spec.fidelity === null) return null;
  const hint = 'Leave fidelity out; earlyStopping works without it.';
  if (!STRATEGIES_OF_FIDELITY.includes(spec.strategy.name))
    return {
      message: `The strategy ${spec.strategy.name} learns nothing from trials that were stopped.`,
      hint: `Use one of ${STRATEGIES_OF_FIDELITY.join(', ')}. ${hint}`,
    };
  if (needsSeveralModels(spec))
    return { message: 'A fidelity with several objectives or with constraints is not supported yet.', hint };
  if (spec.warmStart.length > 0) return { message: 'A fidelity together with warmStart is not supported yet.', hint };
  return null;
}

/** The steps at which results are compared and learnt from, ascending: min, min eta, min eta^2 ... below max, and max. */
export function fidelityLevels({ min, max, eta }: Fidelity): readonly number[] {
  const levels: number[] = [];
  for (let level = firstLevel({ min, max }); level < max; level *= eta) levels.push(level);
  return [...levels, max];
}

function firstLevel({ min, max }: Pick<Fidelity, 'min' | 'max'>): number {
  return min ?? Math.ceil(max / FIRST_LEVEL_DIVISOR);
}

/** What is learnt from a curve, ascending by step: at each level the first report at it or past it. */
export function atLevels<Report extends { readonly step: number }>(
  fidelity: Fidelity,
  curve: readonly Report[],
): readonly Report[] {
  const found = fidelityLevels(fidelity).flatMap((level) => curve.find(({ step }) => step >= level) ?? []);
  return [...new Set(found)];
}
