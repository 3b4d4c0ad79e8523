import { spaceFields } from '#search-space';
import { z } from 'zod';
import { MAX_METRICS, MAX_SEED } from '../constants.ts';
import { pointerPath } from '../json-pointer.ts';
import { budgetSchema } from './budget.ts';
import { checkSpace } from './check-space.ts';
import { earlyStoppingSchema } from './early-stopping.ts';
import { evaluatorSchema } from './evaluator.ts';
import { metricNameSchema } from './metric-name.ts';
import { noiseSchema } from './noise.ts';
import { notSupportedYet } from './not-supported-yet.ts';
import { objectiveSchema } from './objective.ts';
import { strategyChoiceSchema } from './strategy-choice.ts';

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** What to search and how: type, check, OpenAPI schema and form in one. */
export const studySpecSchema = z
  .strictObject({
    ...spaceFields,
    architecture: notSupportedYet(z.unknown(), (value) => value === null, 'Architecture spaces are')
      .default(null)
      .meta({ type: 'null', description: 'Not supported yet: null.' }),
    objectives: notSupportedYet(
      z.array(objectiveSchema).min(1),
      (value) => value.length <= 1,
      'Several objectives are',
    ).meta({
      description: 'What counts. Exactly one; several are not supported yet.',
    }),
    constraints: notSupportedYet(z.unknown(), isEmpty, 'Constraints on metrics are')
      .default([])
      .meta({ type: 'array', maxItems: 0, description: 'Not supported yet: empty.' }),
    trackedMetrics: z.array(metricNameSchema).max(MAX_METRICS).default([]).meta({
      description: 'Further metrics that workers may report. A metric that is named nowhere is refused.',
    }),
    noise: noiseSchema.prefault({}),
    strategy: strategyChoiceSchema.prefault({}),
    seed: z.int().min(0).max(MAX_SEED).optional().meta({
      description: 'The same seed and the same results give the same suggestions. Drawn and stored when left out.',
    }),
    budget: budgetSchema.prefault({}),
    earlyStopping: earlyStoppingSchema.prefault({ rule: 'none' }),
    evaluator: evaluatorSchema.prefault({ kind: 'external' }),
    warmStart: notSupportedYet(z.unknown(), isEmpty, 'Learning from other studies is')
      .default([])
      .meta({ type: 'array', maxItems: 0, description: 'Not supported yet: empty.' }),
    fidelity: notSupportedYet(z.unknown(), (value) => value === null, 'Fidelities are')
      .default(null)
      .meta({ type: 'null', description: 'Not supported yet: null.' }),
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
    const taken = new Set(spec.objectives.map((objective) => objective.metric));
    spec.trackedMetrics.forEach((metric, index) => {
      if (taken.has(metric)) {
        context.addIssue({
          code: 'custom',
          path: ['trackedMetrics', index],
          message: `The metric ${metric} is named twice.`,
          params: { hint: 'An objective is tracked anyway: name each metric once.' },
        });
      }
      taken.add(metric);
    });
    const { earlyStopping } = spec;
    if (earlyStopping.rule === 'threshold' && earlyStopping.metric !== null && !taken.has(earlyStopping.metric)) {
      context.addIssue({
        code: 'custom',
        path: ['earlyStopping', 'metric'],
        message: `The metric ${earlyStopping.metric} is not declared in this study.`,
        params: { hint: `Declared: ${[...taken].join(', ')}. Further ones go into trackedMetrics.` },
      });
    }
  })
  .meta({ id: 'StudySpec', description: 'What may vary, what counts, how to search and how far.' });

export type StudySpecInput = z.input<typeof studySpecSchema>;
export type StudySpecDocument = z.output<typeof studySpecSchema>;

/** As stored: the seed is always there. */
export type StudySpec = Omit<StudySpecDocument, 'seed'> & { readonly seed: number };
