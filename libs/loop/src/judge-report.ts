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
  const own = { number: trial.number, succeeded: false, reports };
  const decision = decideEarlyStopping(excerpted(rule, mostRivals(objectives)), { objectives, trials }, own, judged);
  return decision.stop ? decision.reason : null;
}

/**
 * The rule as it reads in the excerpt: how many finished at all, and that the step is a check point, was asked before. No more others can be asked for
 * than are read.
 */
function excerpted(rule: ActiveRule, most: number): ActiveRule {
  switch (rule.rule) {
    case 'median':
    case 'percentile':
      return { ...rule, startupTrials: 0, intervalSteps: 1, trialsAtStep: Math.min(rule.trialsAtStep, most) };
    case 'asha':
    case 'hyperband':
      return { ...rule, startupTrials: Math.min(rule.startupTrials, most) };
    case 'threshold':
    case 'patience':
    case 'hurdles':
    case 'rolling-asha':
    case 'chance':
      return rule;
  }
}

function mostRivals(objectives: readonly StoppingObjective[]): number {
  return objectives.length === 1 ? MOST_RIVALS : MOST_RIVALS_ON_FRONTS;
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
  const needed = rule.rule === 'patience' ? rule.patience : steps.length + 1;
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
      // Steps that come together open their interval together.
      return latest.filter((step) =>
        isCheckPoint(
          reports.filter((report) => !steps.includes(report.step)),
          step,
          rule,
        ),
      );
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
    limit: mostRivals(objectives),
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
      const crossed = judged.flatMap((step) => crossedRungs(rule, trial.number, before(step), step));
      const rungs = [...new Set(crossed)].sort((a, b) => a - b);
      const byNumber = new Map<number, StepValues[]>();
      for (const [place, rung] of rungs.entries()) {
        const limit = rule.rule === 'rolling-asha' ? Math.min(asked.limit, rule.window) : asked.limit;
        const at = { ...asked, limit, step: rung, take: 'first', succeededOnly: false } as const;
        for (const { number, values } of await stores.measurements.compareAtStep(at)) {
          // One that is too old to be read at the lower rungs: what it shows here it did not show there.
          const unknown = rungs.slice(0, place).map((step) => ({ step, values: values.map(() => NaN) }));
          byNumber.set(number, [...(byNumber.get(number) ?? unknown), { step: rung, values }]);
        }
      }
      if (rule.rule === 'chance' && byNumber.size > 0) {
        const step = rule.maxResource;
        const at = { ...asked, step, take: 'end', succeededOnly: false } as const;
        // Without what it showed at a rung, its end says nothing.
        for (const { number, values } of await stores.measurements.compareAtStep(at))
          byNumber.get(number)?.push({ step, values });
      }
      return [...byNumber].map(([number, known]) => ({ number, succeeded: false, reports: known }));
    }
  }
}
