import {
  type Issue,
  invalidRequest,
  jsonPointer,
  MAX_STEP,
  type Measurement,
  type MetricValue,
  type NewMeasurement,
  sameMetricValue,
  type Stores,
  type StudySpec,
  SurmiseError,
  type Timestamp,
  type Trial,
} from '#study';
import { ruleOfTrial } from '#strategies';
import { addSeconds } from './add-seconds.ts';
import type { Caller } from './caller.ts';
import { moveTrial } from './ending.ts';
import { judgeReport } from './judge-report.ts';
import { leaseProblem } from './lease-problem.ts';
import type { LoopDeps } from './loop-deps.ts';
import { type MetricsInput, readMetrics, wrongMetrics } from './metric-input.ts';
import { notFound } from './not-found.ts';
import { Refusal } from './refusal.ts';
import { stopRequest, type StopRequest } from './stop-request.ts';
import { transact } from './transact.ts';
import { trialEvent } from './trial-event.ts';

export interface StepReport {
  readonly step: number;
  readonly metrics: MetricsInput;
  /** When it was measured, by the worker's clock. */
  readonly at: Timestamp | null;
}

export interface ReportMeasurements {
  readonly trialId: string;
  readonly leaseToken: string | null;
  readonly measurements: readonly StepReport[];
}

export interface Report {
  readonly stop: StopRequest | null;
}

/**
 * Stores measurements of a running attempt; a sign of life as well, so that the lease is extended. The study's early-stopping rule judges them,
 * and the answer says whether to go on.
 */
export function reportMeasurements(deps: LoopDeps, command: ReportMeasurements, caller: Caller): Promise<Report> {
  return transact(deps, caller, (stores) => report(stores, command));
}

async function report(stores: Stores, command: ReportMeasurements): Promise<Report | Refusal> {
  const locked = await stores.trials.lock(command.trialId);
  const study = locked === null ? null : await stores.studies.find(locked.trial.studyId);
  if (locked === null || study === null) throw notFound('trial', command.trialId);
  const { trial, now } = locked;
  const rows = readReports(study.spec, trial, command.measurements);
  const problem = leaseProblem(trial, command.leaseToken);
  if (problem !== null) {
    const content = command.measurements.map(({ step, metrics }, index) => ({
      step,
      metrics: readMetrics(study.spec, metrics, `/measurements/${index}/metrics`, false),
      message: null,
    }));
    await stores.measurements.keepLate({ trialId: trial.id, leaseToken: command.leaseToken, call: 'report', content });
    return new Refusal(problem);
  }
  const contradiction = contradictsItself(study.spec, command.measurements);
  if (contradiction !== null) throw contradiction;
  const differing = await stores.measurements.record(rows);
  if (differing.length > 0) throw alreadyReported(command.measurements, differing);
  const lastStep = rows.reduce((last, row) => Math.max(last, row.step), trial.lastStep ?? 0);
  const alive: Trial = { ...trial, lastStep, attempt: extended(trial.attempt, now) };
  const reason = await judgeReport(
    stores,
    study,
    alive,
    rows.map(({ step }) => step),
  );
  const judged: Trial = reason === null ? alive : { ...alive, state: 'stopping', reason };
  if (reason === null) await stores.trials.touch(alive);
  else await moveTrial(stores, alive, judged);
  const { rule } = ruleOfTrial(study.spec, trial.suggestion);
  await stores.events.append([
    trialEvent('trial.reported', alive, { lastStep }),
    ...(reason === null ? [] : [trialEvent('trial.stopping', judged, { reason, rule, step: lastStep })]),
  ]);
  return { stop: stopRequest(judged) };
}

function extended(attempt: Trial['attempt'], now: Timestamp): Trial['attempt'] {
  if (attempt === null || attempt.leaseSeconds === null) return attempt;
  return { ...attempt, leaseUntil: addSeconds(now, attempt.leaseSeconds) };
}

function readReports(spec: StudySpec, trial: Trial, reports: readonly StepReport[]): NewMeasurement[] {
  const issues = reports.flatMap(({ step, metrics }, index): Issue[] => [
    ...(Number.isInteger(step) && step >= 0 && step <= MAX_STEP
      ? []
      : [{ pointer: `/measurements/${index}/step`, detail: `Must be a whole number from 0 to ${MAX_STEP}.` }]),
    ...wrongMetrics(spec, metrics, `/measurements/${index}/metrics`),
  ]);
  if (issues.length > 0) throw invalidRequest(issues);
  return reports.flatMap(({ step, metrics, at }) =>
    Object.entries(readMetrics(spec, metrics, '', false)).map(([metric, value]) => ({
      trialId: trial.id,
      attempt: trial.attempt?.number ?? 0,
      step,
      metric,
      value,
      measuredAt: at,
    })),
  );
}

/** Two values for one measurement within a report: said before any of them is stored, or the store would take the first for an earlier report. */
function contradictsItself(spec: StudySpec, reports: readonly StepReport[]): SurmiseError | null {
  const first = new Map<string, MetricValue>();
  const issues: Issue[] = [];
  reports.forEach(({ step, metrics }, index) => {
    const pointer = `/measurements/${index}/metrics`;
    for (const [metric, value] of Object.entries(readMetrics(spec, metrics, pointer, false))) {
      const key = `${step} ${metric}`;
      const before = first.get(key);
      if (before === undefined) first.set(key, value);
      else if (!sameMetricValue(before, value))
        issues.push({
          pointer: pointer + jsonPointer([metric]),
          detail: `Step ${step} of ${metric} is ${before.value} earlier in this report.`,
        });
    }
  });
  if (issues.length === 0) return null;
  return new SurmiseError('conflict', 'The report has two values for one measurement.', {
    issues,
    hint: 'Nothing of it was stored. Send each step of a metric once, or with the same value.',
  });
}

function alreadyReported(reports: readonly StepReport[], stored: readonly Measurement[]): SurmiseError {
  const issues = stored.map(({ step, metric, value }): Issue => {
    const index = reports.findIndex((each) => each.step === step && Object.hasOwn(each.metrics, metric));
    return {
      pointer: `/measurements/${index}/metrics${jsonPointer([metric])}`,
      detail: `Step ${step} of ${metric} was reported as ${value.value}.`,
    };
  });
  return new SurmiseError('conflict', 'A measurement that is already stored cannot be changed.', {
    issues,
    hint: 'Report another step. Sending the same value again is fine.',
  });
}
