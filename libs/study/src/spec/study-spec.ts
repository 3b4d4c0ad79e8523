import { spaceFields } from '#search-space';
import { z } from 'zod';
import { MAX_CONSTRAINTS, MAX_METRICS, MAX_OBJECTIVES, MAX_SEED } from '../constants.ts';
import { pointerPath } from '../json-pointer.ts';
import { budgetSchema } from './budget.ts';
import { checkMetrics } from './check-metrics.ts';
import { checkSpace } from './check-space.ts';
import { earlyStoppingSchema } from './early-stopping.ts';
import { evaluatorSchema } from './evaluator.ts';
import { fidelityProblem, fidelitySchema } from './fidelity.ts';
import { metricConstraintSchema } from './metric-constraint.ts';
import { metricNameSchema } from './metric-name.ts';
import { noiseSchema } from './noise.ts';
import { notSupportedYet } from './not-supported-yet.ts';
import { objectiveSchema } from './objective.ts';
import { knowsSeveralMetrics, needsSeveralModels, STRATEGIES_OF_SEVERAL_METRICS } from './several-metrics.ts';
import { strategyChoiceSchema } from './strategy-choice.ts';
import { warmStartProblem, warmStartSchema } from './warm-start.ts';

/** What to search and how: type, check, OpenAPI schema and form in one. */
export const studySpecSchema = z
  .strictObject({
    ...spaceFields,
    architecture: notSupportedYet(z.unknown(), (value) => value === null, 'Architecture spaces are')
      .default(null)
      .meta({ type: 'null', description: 'Not supported yet: null.' }),
    objectives: z.array(objectiveSchema).min(1).max(MAX_OBJECTIVES).meta({
      description:
        'What counts. With several, the search is for the trade-offs: trials that no other beats in every objective.',
    }),
    constraints: z.array(metricConstraintSchema).max(MAX_CONSTRAINTS).default([]).meta({
      description: 'Limits of metrics. Only trials within all of them can be the best.',
    }),
    trackedMetrics: z.array(metricNameSchema).max(MAX_METRICS).default([]).meta({
      description: 'Further metrics that workers may report. A metric that is named nowhere is refused.',
    }),
    noise: noiseSchema.prefault({}),
    strategy: strategyChoiceSchema.prefault({}),
    seed: z.int().min(0).max(MAX_SEED).optional().meta({
      description: 'The same seed and the same results give the same suggestions. Drawn and stored when left out.',
    }),
    budget: budgetSchema.prefault({}),
    earlyStopping: earlyStoppingSchema.prefault({ rule: 'auto' }),
    evaluator: evaluatorSchema.prefault({ kind: 'external' }),
    warmStart: warmStartSchema,
    fidelity: fidelitySchema.nullable().default(null).meta({
      description:
        'What evaluations can be cut short in, and learnt from all the same; null: every trial is taken for what it last reported.',
    }),
  })
  .superRefine((spec, context) => {
    for (const issue of checkSpace(spec)) {
      context.addIssue({
        code: 'custom',
        path: pointerPath(issue.pointer),
        message: issue.detail,
        ...(issue.hint === undefined ? {} : { params: { hint: issue.hint } }),
      });
    }
    const { earlyStopping } = spec;
    const declared = [...spec.objectives, ...spec.constraints].map(({ metric }) => metric).concat(spec.trackedMetrics);
    if (
      earlyStopping.rule === 'threshold' &&
      earlyStopping.metric !== null &&
      !declared.includes(earlyStopping.metric)
    ) {
      context.addIssue({
        code: 'custom',
        path: ['earlyStopping', 'metric'],
        message: `The metric ${earlyStopping.metric} is not declared in this study.`,
        params: { hint: `Declared: ${declared.join(', ')}. Further ones go into trackedMetrics.` },
      });
    }
    for (const { path, message, hint } of checkMetrics(spec))
      context.addIssue({ code: 'custom', path: [...path], message, params: { hint } });
    const cannotLearn = warmStartProblem(spec);
    if (cannotLearn !== null) {
      const { message, hint } = cannotLearn;
      context.addIssue({ code: 'custom', path: ['warmStart'], message, params: { hint } });
    }
    const cannotCutShort = fidelityProblem(spec);
    if (cannotCutShort !== null) {
      const { message, hint } = cannotCutShort;
      context.addIssue({ code: 'custom', path: ['fidelity'], message, params: { hint } });
    }
    if (needsSeveralModels(spec) && !knowsSeveralMetrics(spec.strategy.name)) {
      context.addIssue({
        code: 'custom',
        path: ['strategy', 'name'],
        message: `Several objectives and constraints are not supported yet by the strategy ${spec.strategy.name}.`,
        params: { hint: `Use one of ${STRATEGIES_OF_SEVERAL_METRICS.join(', ')}.` },
      });
    }
  })
  .meta({ id: 'StudySpec', description: 'What may vary, what counts, how to search and how far.' });

export type StudySpecInput = z.input<typeof studySpecSchema>;
export type StudySpecDocument = z.output<typeof studySpecSchema>;

/** As stored: the seed is always there. */
export type StudySpec = Omit<StudySpecDocument, 'seed'> & { readonly seed: number };
