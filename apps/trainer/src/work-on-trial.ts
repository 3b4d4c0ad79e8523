import { join } from 'node:path';
import type { BackendChoice } from '#training';
import { ApiProblem } from './api-problem.ts';
import { attemptFailure } from './attempt-failure.ts';
import { type AttemptLimits, AttemptProcess } from './attempt-process.ts';
import { declaredMetrics } from './declared-metrics.ts';
import { keepAlive } from './keep-alive.ts';
import { ReportQueue } from './report-queue.ts';
import type { ClaimedTrial, StopRequest } from './service-answers.ts';
import { tellOutcome } from './tell-outcome.ts';
import type { TrainerShutdown } from './trainer-shutdown.ts';
import type { TrialClient } from './trial-client.ts';

export interface TrainerSetUp {
  readonly client: TrialClient;
  /** Path of the module that each attempt runs. */
  readonly attemptEntry: string;
  readonly limits: AttemptLimits;
  readonly leaseSeconds: number;
  readonly backend: BackendChoice;
  /** Folder of the repository, where the data sets are. */
  readonly root: string;
  /** Folder for the models of trials; null: they are not kept. */
  readonly artifacts: string | null;
}

/** The trial is not this worker's any more: it was taken away, or someone ended it. */
const LEASE_IS_LOST = ['stale_lease', 'trial_finished', 'not_found'];

/**
 * Runs one claimed trial to its end: heartbeats and reports on the way, then complete, fail or release.
 * Resolves with a word for the log on how it ended.
 */
export async function workOnTrial(
  setUp: TrainerSetUp,
  trial: ClaimedTrial,
  shutdown: TrainerShutdown,
): Promise<string> {
  const { client, artifacts, backend, limits, root } = setUp;
  const lost = new AbortController();
  const over = new AbortController();
  let telling = false;
  const signal = AbortSignal.any([lost.signal, shutdown.closed]);
  const study = await client.study(trial.studyId, signal);

  const reports = new ReportQueue((batch) => obey(() => client.report(trial, batch, signal)));
  const attempt = new AttemptProcess({
    entry: setUp.attemptEntry,
    limits,
    job: {
      assignments: trial.assignments,
      evaluator: study.spec.evaluator,
      backend,
      memoryLimitBytes: limits.memoryBytes,
      root,
      artifactFolder: artifacts === null ? null : join(artifacts, trial.id),
    },
    onReport: (step, metrics) => {
      const declared = declaredMetrics(study, metrics);
      if (Object.keys(declared).length === 0) return;
      reports.add({ step, metrics: declared, at: new Date().toISOString() });
    },
  });
  const onClosing = (): void => {
    attempt.kill({ kind: 'killed' });
  };
  shutdown.closing.addEventListener('abort', onClosing);
  if (shutdown.closing.aborted) onClosing();

  const heartbeats = keepAlive(
    setUp.leaseSeconds,
    () => obey(() => client.heartbeat(trial, AbortSignal.any([signal, over.signal]))),
    AbortSignal.any([signal, over.signal]),
  );
  try {
    const outcome = await attempt.outcome;
    await reports.flushed();
    telling = true;
    return lost.signal.aborted ? 'lease lost' : await tellOutcome(client, study, trial, outcome, signal);
  } catch (error) {
    if (lost.signal.aborted || isLost(error)) return 'lease lost';
    throw error;
  } finally {
    over.abort();
    await heartbeats;
    shutdown.closing.removeEventListener('abort', onClosing);
  }

  /** Does what the service says in answer to a sign of life: go on, stop, or leave it to another. */
  async function obey(signOfLife: () => Promise<StopRequest>): Promise<void> {
    try {
      if ((await signOfLife()) !== null) attempt.stop();
    } catch (error) {
      if (over.signal.aborted || signal.aborted) return;
      if (isLost(error)) {
        // The end may have been heard and only its answer lost: its repetition is answered for itself.
        if (telling) return;
        lost.abort();
        attempt.kill({ kind: 'killed' });
      } else {
        attempt.kill(attemptFailure('report_refused', error instanceof Error ? error.message : String(error)));
      }
    }
  }
}

function isLost(error: unknown): boolean {
  return error instanceof ApiProblem && LEASE_IS_LOST.includes(error.code);
}
