import { ApiProblem } from './api-problem.ts';
import { attemptFailure } from './attempt-failure.ts';
import type { AttemptOutcome } from './attempt-outcome.ts';
import { declaredMetrics, missingMetrics } from './declared-metrics.ts';
import type { ClaimedTrial, TrainerStudy } from './service-answers.ts';
import type { TrialClient } from './trial-client.ts';

/** Tells the service how an attempt ended. Resolves with the state that the trial has now. */
export async function tellOutcome(
  client: TrialClient,
  study: TrainerStudy,
  trial: ClaimedTrial,
  outcome: AttemptOutcome,
  signal: AbortSignal,
): Promise<string> {
  switch (outcome.kind) {
    case 'killed':
      await client.release(trial, 'The trainer is shutting down.', signal);
      return 'released';
    case 'failed':
    case 'infeasible':
      return client.fail(trial, outcome, signal);
    case 'ended': {
      // Stopped early: what was reported on the way is the result.
      if (outcome.stopped) return client.complete(trial, null, signal);
      const metrics = declaredMetrics(study, outcome.metrics ?? {});
      const missing = missingMetrics(study, metrics);
      if (missing.length > 0) {
        const message = `The task does not measure ${missing.join(', ')}, which the study optimises.`;
        return client.fail(trial, attemptFailure('unknown_metric', message), signal);
      }
      return client.complete(trial, metrics, signal).catch((error: unknown) => {
        if (!(error instanceof ApiProblem) || error.status !== 400) throw error;
        // Left alone, the trial would run again and again, to be refused each time.
        return client.fail(trial, attemptFailure('result_refused', error.message), signal);
      });
    }
  }
}
