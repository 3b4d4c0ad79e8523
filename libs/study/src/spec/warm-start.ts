import { z } from 'zod';
import { MAX_NAME_LENGTH, MAX_SOURCES } from '../constants.ts';
import type { MetricConstraint } from './metric-constraint.ts';
import type { Objective } from './objective.ts';
import { needsSeveralModels } from './several-metrics.ts';
import type { StrategyChoice, StrategyName } from './strategy-choice.ts';

export const warmStartSchema = z
  .array(z.string().min(1).max(MAX_NAME_LENGTH).meta({ description: 'Id or name of a study of the same project.' }))
  .max(MAX_SOURCES)
  .default([])
  .meta({
    description:
      'Other studies to learn from. Their results are copied when this study is created; parameters are matched by name.',
    examples: [['digits-cnn', 'letters-cnn']],
  });

/** The others have no model that a source could be part of. */
const LEARNING_STRATEGIES: readonly StrategyName[] = ['auto', 'bayesian'];

interface Learner {
  readonly warmStart: readonly string[];
  readonly strategy: StrategyChoice;
  readonly objectives: readonly Objective[];
  readonly constraints: readonly MetricConstraint[];
}

/** Why a study of this kind can learn from no other one; null when it can, or does not want to. */
export function warmStartProblem(spec: Learner): { readonly message: string; readonly hint: string } | null {
  if (spec.warmStart.length === 0) return null;
  if (!LEARNING_STRATEGIES.includes(spec.strategy.name)) {
    return {
      message: `The strategy ${spec.strategy.name} learns from no other studies.`,
      hint: `Use one of ${LEARNING_STRATEGIES.join(', ')}, or leave warmStart out.`,
    };
  }
  if (needsSeveralModels(spec)) {
    return {
      message: 'Learning from other studies with several objectives or with constraints is not supported yet.',
      hint: 'Name one objective and no constraints, or leave warmStart out.',
    };
  }
  return null;
}
