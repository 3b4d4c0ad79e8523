import type { Trial } from '#study';
import type { TrialAnswer } from './trial.schema.ts';

/** A trial as clients see it. The lease token is shown only to the one it is handed to: see `trialAnswerWithToken`. */
export function trialAnswer(trial: Trial): TrialAnswer {
  const { source, phase, strategyVersion, seed, revision, modelTrials, predicted, acquisition, nearest, fallback } =
    trial.suggestion;
  const { sources = [], warnings = [], trustRegion = null, surrogate = null, hurdles = null } = trial.suggestion;
  return {
    id: trial.id,
    studyId: trial.studyId,
    number: trial.number,
    state: trial.state,
    assignments: { ...trial.assignments },
    derived: { ...trial.derived },
    architecture: null,
    spaceVersion: trial.spaceVersion,
    repeat: trial.repeat,
    attempt: trial.attempt && {
      number: trial.attempt.number,
      worker: trial.attempt.worker,
      leaseUntil: trial.attempt.leaseUntil,
    },
    suggestion: {
      source,
      phase,
      strategyVersion,
      seed,
      revision,
      modelTrials,
      predicted: predicted && { ...predicted },
      acquisition,
      trustRegion,
      hurdles: hurdles && [...hurdles],
      nearest: [...nearest],
      sources: [...sources],
      fallback,
      warnings: [...warnings],
      surrogate,
    },
    metrics: { ...trial.metrics },
    lastStep: trial.lastStep,
    failure: trial.failure,
    reason: trial.reason,
    labels: { ...trial.labels },
    note: trial.note,
    createdAt: trial.createdAt,
    startedAt: trial.startedAt,
    endedAt: trial.endedAt,
  };
}

/** For the answers of suggest and claim, which go to the holder. */
export function trialAnswerWithToken(trial: Trial): TrialAnswer {
  const answer = trialAnswer(trial);
  const token = trial.attempt?.leaseToken ?? null;
  return answer.attempt === null || token === null
    ? answer
    : { ...answer, attempt: { ...answer.attempt, leaseToken: token } };
}
