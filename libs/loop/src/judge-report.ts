import {
  crossedHurdles,
  crossedRungs,
  decideEarlyStopping,
  type EarlyStoppingRule,
  isCheckPoint,
  ruleOfTrial,
} from '#strategies';
import type { ReportedTrial, StoppingObjective } from '#strategies';
import { MAX_STEP, type Stores, type StepValues, type Study, type StudySpec, type Trial } from '#study';
import { MOST_OWN_RESULTS, MOST_RIVALS, MOST_RIVALS_ON_FRONTS } from './constants.ts';

type ActiveRule = Exclude<EarlyStoppingRule, { rule: 'none' }>;

/**
 * Why the trial should stop, now that it has reported these steps; null: it goes on. Runs in the report's transaction, so it reads what the
 * rule needs at the judged steps and no more: of the trial itself the last reports and the best one before them, of others one value each,
 * MOST_RIVALS of them at most. From that excerpt the pure rule decides as it would from everything.
 *
 * Comparisons and patience judge the attempt's highest step, halving and hurdles each step that is the first to reach a rung, if this report brings it. A
 * step below one that had come before decides nothing: the trial was judged there as what it showed past it. A threshold judges every step by
 * itself, also a late one: out of bounds is out of bounds.
 * Reports of other trials that are not committed yet are not seen: asynchronous rules are made for that.
 */
export async function judgeReport(
  stores: Stores,
  study: Study,
  trial: Trial,
  steps: readonly number[],
): Promise<string | null> {
  const rule = ruleOfTrial(study.spec, trial.suggestion);
  if (rule.rule === 'none' || trial.state !== 'running' || trial.attempt === null || steps.length === 0) return null;
  const compares = rule.rule === 'median' || rule.rule === 'percentile';
  if (compares && study.counts.ended.succeeded < rule.startupTrials) return null;
  const objectives = judgedMetrics(study.spec, rule);
  const ordered = [...new Set(steps)].sort((a, b) => a - b);
  const attempt = { trialId: trial.id, attempt: trial.attempt.number };
  const reports = await ownReports(stores, attempt, rule, objectives, ordered);
  const judged = judgedSteps(rule, trial.number, reports, ordered);
  if (judged.length === 0) return null;
  const trials = await rivals(stores, study, trial, rule, objectives, reports, judged);
  // The excerpt holds the finished trials at the step; how many finished at all was asked above.
  const excerpted = compares ? { ...rule, startupTrials: 0 } : rule;
  const own = { number: trial.number, succeeded: false, reports };
  const decision = decideEarlyStopping(excerpted, { objectives, trials }, own, judged);
  return decision.stop ? decision.reason : null;
}

function judgedMetrics(spec: StudySpec, rule: ActiveRule): readonly StoppingObjective[] {
  if (rule.rule !== 'threshold') return spec.objectives;
  const metric = rule.metric ?? spec.objectives[0]?.metric;
  return metric === undefined ? [] : [{ metric, goal: 'maximize' }];
}

/** The trial's own reports that the rule can look at, ascending. */
async function ownReports(
  stores: Stores,
  attempt: { readonly trialId: string; readonly attempt: number },
  rule: ActiveRule,
  objectives: readonly StoppingObjective[],
  steps: readonly number[],
): Promise<readonly StepValues[]> {
  const metrics = objectives.map(({ metric }) => metric);
  const [objective] = objectives;
  if (rule.rule === 'threshold') {
    const [first = 0, last = 0] = [steps[0], steps.at(-1)];
    // All between the first and the last, and the one before them, which may have been the first of its interval.
    return stores.measurements.curve({ ...attempt, metrics, upTo: last, limit: last - first + 2 });
  }
  const single = objectives.length === 1;
  const summed = rule.rule === 'median' || rule.rule === 'percentile' || rule.rule === 'patience';
  // One more than this report brings: among them is the highest that had come before.
  const needed = rule.rule === 'patience' ? rule.patience : summed ? 2 : steps.length + 1;
  const limit = summed && !single ? needed + MOST_OWN_RESULTS : needed;
  const latest = await stores.measurements.curve({ ...attempt, metrics, upTo: MAX_STEP, limit });
  const [first] = latest;
  if (!summed || !single || objective === undefined || first === undefined || latest.length < limit) return latest;
  const best = await stores.measurements.best(attempt, objective.metric, objective.goal, first.step);
  return best === null ? latest : [best, ...latest];
}

function judgedSteps(
  rule: ActiveRule,
  number: number,
  reports: readonly StepValues[],
  steps: readonly number[],
): readonly number[] {
  const latest = reports.slice(-1).flatMap(({ step }) => (steps.includes(step) ? [step] : []));
  switch (rule.rule) {
    case 'median':
    case 'percentile':
      return latest.filter((step) => isCheckPoint(reports, step, rule));
    case 'patience':
      return latest;
    case 'threshold':
      return steps;
    case 'hurdles':
      return firstToReach(reports, steps, (previous, step) => crossedHurdles(rule.hurdles, previous, step));
    case 'asha':
    case 'hyperband':
    case 'rolling-asha':
    case 'chance':
      return firstToReach(reports, steps, (previous, step) => crossedRungs(rule, number, previous, step));
  }
}

/** Of the steps past all that had come before, those that are the first to reach what `crossed` finds between two reports. */
function firstToReach(
  reports: readonly StepValues[],
  steps: readonly number[],
  crossed: (previous: number, step: number) => readonly unknown[],
): readonly number[] {
  const before = reports.findLast(({ step }) => !steps.includes(step))?.step ?? -Infinity;
  return reports.flatMap(({ step }, i) =>
    step > before && crossed(reports[i - 1]?.step ?? -Infinity, step).length > 0 ? [step] : [],
  );
}

async function rivals(
  stores: Stores,
  study: Study,
  trial: Trial,
  rule: ActiveRule,
  objectives: readonly StoppingObjective[],
  reports: readonly StepValues[],
  judged: readonly number[],
): Promise<readonly ReportedTrial[]> {
  const asked = {
    studyId: study.id,
    except: trial.number,
    metrics: objectives.map(({ metric }) => metric),
    limit: objectives.length === 1 ? MOST_RIVALS : MOST_RIVALS_ON_FRONTS,
  };
  switch (rule.rule) {
    case 'threshold':
    case 'patience':
    case 'hurdles':
      return [];
    case 'median':
    case 'percentile': {
      const step = judged[0]!;
      const take = rule.against === 'value' ? 'latest' : 'mean';
      const others = await stores.measurements.compareAtStep({ ...asked, step, take, succeededOnly: true });
      return others.map(({ number, values }) => ({ number, succeeded: true, reports: [{ step, values }] }));
    }
    case 'asha':
    case 'hyperband':
    case 'rolling-asha':
    case 'chance': {
      const before = (step: number): number => reports.findLast((report) => report.step < step)?.step ?? -Infinity;
      const rungs = new Set(judged.flatMap((step) => crossedRungs(rule, trial.number, before(step), step)));
      if (rule.rule === 'chance' && rungs.size > 0) rungs.add(rule.maxResource);
      const byNumber = new Map<number, StepValues[]>();
      for (const rung of rungs) {
        const others = await stores.measurements.compareAtStep({
          ...asked,
          limit: rule.rule === 'rolling-asha' ? Math.min(asked.limit, rule.window) : asked.limit,
          step: rung,
          take: 'first',
          succeededOnly: false,
        });
        for (const { number, values } of others) {
          // Without what it showed at the rung, its end says nothing.
          if (rule.rule === 'chance' && rung === rule.maxResource && !byNumber.has(number)) continue;
          byNumber.set(number, [...(byNumber.get(number) ?? []), { step: rung, values }]);
        }
      }
      return [...byNumber].map(([number, known]) => ({ number, succeeded: false, reports: known }));
    }
  }
}
