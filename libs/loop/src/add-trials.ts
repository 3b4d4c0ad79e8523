import { type Assignments, MAX_ISSUES, validateAssignments } from '#search-space';
import {
  invalidRequest,
  type Issue,
  MAX_ADDED_TRIALS,
  type Metrics,
  type NewTrial,
  type Stores,
  type Study,
  type Timestamp,
  type Trial,
  type TrialFailure,
} from '#study';
import type { Caller } from './caller.ts';
import { addQueued, buildOwn, type OwnPoint } from './own-points.ts';
import { importTrials } from './import-results.ts';
import type { LoopDeps } from './loop-deps.ts';
import { type MetricsInput, missingMetrics, readMetrics, wrongMetrics } from './metric-input.ts';
import { notFound } from './not-found.ts';
import { transact } from './transact.ts';

export interface AddedTrial {
  readonly assignments: Assignments;
  /** With metrics or a failure the trial has ended already. */
  readonly metrics: MetricsInput | null;
  readonly failure: {
    readonly kind: 'failed' | 'infeasible';
    readonly code: string | null;
    readonly message: string;
  } | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly note: string;
}

export interface AddTrials {
  readonly studyId: string;
  readonly trials: readonly AddedTrial[];
}

/** Points of one's own: queued to be handed out before any suggestion, or stored with the result that they had elsewhere. */
export function addTrials(deps: LoopDeps, command: AddTrials, caller: Caller): Promise<{ trials: readonly Trial[] }> {
  return transact(deps, caller, (stores) => add(deps, stores, command, caller));
}

async function add(
  deps: LoopDeps,
  stores: Stores,
  command: AddTrials,
  caller: Caller,
): Promise<{ trials: readonly Trial[] }> {
  const locked = await stores.studies.lock(command.studyId);
  if (locked === null) throw notFound('study', command.studyId);
  const { study, now } = locked;
  requireValid(deps, study, command.trials);
  const points = command.trials.map((trial): OwnPoint => ({ ...trial, phase: 'added', createdBy: caller.principal }));
  const queued = command.trials.every((trial) => trial.metrics === null && trial.failure === null);
  if (queued) return { trials: await addQueued(deps, stores, study, now, points) };
  const built = await buildOwn(deps, stores, study, now, points);
  return {
    trials: await importTrials(
      stores,
      study,
      built.map((trial, index) => withResult(study, trial, command.trials[index], now)),
      now,
    ),
  };
}

function withResult(study: Study, trial: NewTrial, added: AddedTrial | undefined, now: Timestamp): NewTrial {
  const failure: TrialFailure | null = added?.failure ?? null;
  const given = added?.metrics ?? null;
  if (failure === null && given === null) return trial;
  const metrics: Metrics = given === null ? {} : readMetrics(study.spec, given, '', failure === null);
  const state = failure === null ? 'succeeded' : failure.kind === 'infeasible' ? 'infeasible' : 'failed';
  return { ...trial, state, metrics, failure, imported: true, endedAt: now };
}

function requireValid(deps: LoopDeps, study: Study, trials: readonly AddedTrial[]): void {
  const space = deps.spaces.of(study);
  if (trials.length < 1 || trials.length > MAX_ADDED_TRIALS) {
    throw invalidRequest([
      { pointer: '/trials', detail: `Between 1 and ${MAX_ADDED_TRIALS} trials can be added at once.` },
    ]);
  }
  const issues: Issue[] = [];
  for (const [index, trial] of trials.entries()) {
    const room = MAX_ISSUES - issues.length;
    if (room <= 0) break;
    const prefix = `/trials/${index}`;
    const metrics = trial.metrics ?? {};
    const complete = trial.metrics !== null && trial.failure === null;
    const wrong = validateAssignments(space, trial.assignments, room);
    issues.push(
      ...wrong.map((issue) => ({ ...issue, pointer: prefix + issue.pointer })),
      ...wrongMetrics(study.spec, metrics, `${prefix}/metrics`),
      ...(complete ? missingMetrics(study.spec, metrics, `${prefix}/metrics`) : []),
    );
  }
  if (issues.length > 0) throw invalidRequest(issues.slice(0, MAX_ISSUES));
}
