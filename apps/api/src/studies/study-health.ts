import type { StudyLook } from '#loop';
import { createCodec } from '#search-space';
import { z } from 'zod';

const checkSchema = z
  .object({
    code: z
      .enum([
        'no_success',
        'many_failures',
        'many_infeasible',
        'none_within_limits',
        'best_at_boundary',
        'no_better_than_chance',
        'strategy_falls_back',
      ])
      .meta({ description: 'Stable word for what was noticed.' }),
    level: z.enum(['info', 'warning', 'error']).meta({ description: 'How much it matters.' }),
    message: z.string().meta({ description: 'What was noticed.' }),
    hint: z.string().meta({ description: 'What to do about it.' }),
  })
  .meta({ id: 'HealthCheck', description: 'Something worth a look.' });

export const studyHealthSchema = z
  .object({ checks: z.array(checkSchema).meta({ description: 'What was noticed; empty when all is well.' }) })
  .meta({ id: 'StudyHealth', description: 'What a look at the progress of a study shows.' });

type Check = z.infer<typeof checkSchema>;

/** Fewer ended trials than this say nothing yet. */
const LEAST_ENDED = 5;
/** Fewer suggestions of a fallback than this are no habit. */
const LEAST_FALLBACKS = 3;
/** Above these shares the search learns more about what breaks than about what is good. */
const FAILED_SHARE = 0.3;
const INFEASIBLE_SHARE = 0.5;

/** Looks at counts, the best trial and the latest suggestions only, so its cost does not grow with the study. */
export function studyHealth({ study, progress, best, suggestions }: StudyLook): z.infer<typeof studyHealthSchema> {
  const { succeeded, failed, infeasible } = progress;
  const ended = succeeded + failed + infeasible;
  const checks: Check[] = checkSuccess(progress);
  if (ended >= LEAST_ENDED) {
    if (succeeded > 0 && failed / ended > FAILED_SHARE) {
      checks.push({
        code: 'many_failures',
        level: 'warning',
        message: `${failed} of ${ended} trials failed.`,
        hint: 'Look for what they have in common; report what cannot work as infeasible, so that the model learns it.',
      });
    }
    if (infeasible / ended > INFEASIBLE_SHARE) {
      checks.push({
        code: 'many_infeasible',
        level: 'warning',
        message: `${infeasible} of ${ended} trials were infeasible.`,
        hint: 'Say what cannot work with parameterConstraints, and no trial is spent on it.',
      });
    }
  }
  if (best !== null && succeeded >= LEAST_ENDED) {
    for (const parameter of study.spec.parameters) {
      if (parameter.type !== 'float' && parameter.type !== 'int') continue;
      const value = best.assignments[parameter.name];
      if (value === undefined) continue;
      const codec = createCodec(parameter);
      const isLeast = value <= codec.decode(0);
      // Of steps that do not come out even the largest value is not max.
      if (!isLeast && value < codec.decode(1)) continue;
      checks.push({
        code: 'best_at_boundary',
        level: 'info',
        message: `The best trial has ${parameter.name} at its ${isLeast ? 'smallest' : 'largest'} value.`,
        hint: 'A wider range may hold better ones.',
      });
    }
  }
  return {
    checks: [
      ...checks,
      ...checkLimits(study.spec, succeeded, best),
      ...checkModel(suggestions),
      ...checkFallbacks(suggestions),
    ],
  };
}

/**
 * Nothing has come out well yet. A rule may stop the first few trials while those that it lets go on still run, so that stopped ones are
 * reason for a warning only.
 */
function checkSuccess({ succeeded, failed, infeasible, stopped }: StudyLook['progress']): Check[] {
  const broken = failed + infeasible;
  const ended = broken + stopped;
  if (succeeded > 0 || ended < LEAST_ENDED) return [];
  const none = `None of ${ended} trials succeeded`;
  return [
    {
      code: 'no_success',
      level: broken >= LEAST_ENDED ? 'error' : 'warning',
      message: stopped === 0 ? `${none}.` : `${none}: ${stopped} ${stopped === 1 ? 'was' : 'were'} stopped early.`,
      hint:
        stopped > broken
          ? 'Loosen earlyStopping or lengthen its warm-up in a new study, so that some trials run to their end.'
          : 'Run one configuration by hand and read its failure message.',
    },
  ];
}

/** A study of one objective whose results all break a limit has no best trial. Of several objectives the front alone would tell, at a cost that grows. */
function checkLimits(
  { constraints, objectives }: StudyLook['study']['spec'],
  succeeded: number,
  best: StudyLook['best'],
): Check[] {
  if (constraints.length === 0 || objectives.length > 1 || best !== null || succeeded < LEAST_ENDED) return [];
  const metrics = constraints.map(({ metric }) => metric).join(', ');
  return [
    {
      code: 'none_within_limits',
      level: 'warning',
      message: `None of ${succeeded} results is within the limits of ${metrics}.`,
      hint: 'There is no best trial until one is. Check the limits and their unit; looser limits or wider ranges may be needed.',
    },
  ];
}

/** What the latest suggestion that came from a model says of it. */
function checkModel(suggestions: StudyLook['suggestions']): Check[] {
  const latest = suggestions.find(({ modelTrials }) => modelTrials > 0);
  return (latest?.warnings ?? [])
    .filter(({ code }) => code === 'no_better_than_chance')
    .map(({ message }) => ({
      code: 'no_better_than_chance',
      level: 'info',
      message,
      hint: 'Early on this is normal. Later: measure with less noise, drop parameters that cannot matter, or widen ranges.',
    }));
}

function checkFallbacks(suggestions: StudyLook['suggestions']): Check[] {
  const asked = suggestions.filter(({ source }) => source !== 'user');
  const fallen = asked.flatMap(({ fallback }) => fallback ?? []);
  const [latest] = fallen;
  if (latest === undefined || fallen.length < LEAST_FALLBACKS || 2 * fallen.length < asked.length) return [];
  return [
    {
      code: 'strategy_falls_back',
      level: 'warning',
      message: `${fallen.length} of the last ${asked.length} suggestions are not the strategy’s own: ${latest.reason}`,
      hint: 'The search goes on without what the strategy knows. The code of the fallback in each suggestion says why.',
    },
  ];
}
