export { API_KEY_SCOPES, type ApiKey, type ApiKeyScope } from './api-key.ts';
export { type Attempt, ATTEMPT_OUTCOMES, type AttemptOutcome } from './attempt.ts';
export {
  DEFAULT_LEASE_SECONDS,
  MAX_ADDED_TRIALS,
  MAX_LEASE_SECONDS,
  MAX_MEASUREMENTS,
  MAX_STEP,
  MAX_SUGGESTIONS,
  MIN_LEASE_SECONDS,
} from './constants.ts';
export { ERROR_CODES, type ErrorCode } from './error-code.ts';
export type { Hurdle } from './hurdle.ts';
export { type InterruptionCode, isInterruption, specAfterInterruption } from './interruption.ts';
export { invalidRequest } from './invalid-request.ts';
export type { Issue } from './issue.ts';
export { issuesFromZod } from './issues-from-zod.ts';
export { jsonPointer, pointerPath } from './json-pointer.ts';
export type { JsonValue } from './json-value.ts';
export type { LateMeasurement, Measurement } from './measurement.ts';
export { type Metrics, type MetricValue, sameMetrics, sameMetricValue } from './metric-value.ts';
export type { ApiKeyStore, NewApiKey } from './ports/api-key-store.ts';
export type { Cancellation } from './ports/cancellation.ts';
export type { Clock } from './ports/clock.ts';
export type { EventStore } from './ports/event-store.ts';
export type { IdempotencyKey, IdempotencyRecord, IdempotencyStore } from './ports/idempotency-store.ts';
export type { IdentitySource } from './ports/identity-source.ts';
export type {
  CurveQuery,
  LevelsQuery,
  MeasurementStore,
  NewMeasurement,
  StepComparison,
  StepValues,
  TrialAtStep,
  TrialCurve,
} from './ports/measurement-store.ts';
export type { ModelExplainer } from './ports/model-explainer.ts';
export type { NewProject, ProjectStore } from './ports/project-store.ts';
export type { LockedStudy, NewStudy, StudyFilter, StudyStore } from './ports/study-store.ts';
export type { Suggester } from './ports/suggester.ts';
export type {
  ClaimQueued,
  EndedTrial,
  LockedTrial,
  OpenTrial,
  RenewHeld,
  TrialOutcome,
  TrialStore,
} from './ports/trial-store.ts';
export type { SourceStore } from './ports/source-store.ts';
export type { Stores, UnitOfWork } from './ports/unit-of-work.ts';
export type { Wakeups, WakeupSender, WakeupSubscription } from './ports/wakeups.ts';
export type { Project } from './project.ts';
export type { Recommendation } from './recommendation.ts';
export type { CurvePoint } from './curve-point.ts';
export type { Snapshot, SnapshotTrial } from './snapshot.ts';
export type { SourceHistory, SourceObservation } from './source-history.ts';
export type { Budget } from './spec/budget.ts';
export { type EarlyStopping, earlyStoppingSchema } from './spec/early-stopping.ts';
export {
  type Evaluator,
  EVALUATOR_KINDS,
  type EvaluatorKind,
  TRAINER_DATASETS,
  type TrainerEvaluator,
} from './spec/evaluator.ts';
export { meanOf } from './mean-of.ts';
export { isFeasible } from './spec/is-feasible.ts';
export type { MetricConstraint } from './spec/metric-constraint.ts';
export { atLevels, type Fidelity, fidelityLevels } from './spec/fidelity.ts';
export { metricNameSchema } from './spec/metric-name.ts';
export type { Noise } from './spec/noise.ts';
export type { Objective } from './spec/objective.ts';
export { requiredMetrics } from './spec/required-metrics.ts';
export { needsSeveralModels } from './spec/several-metrics.ts';
export {
  STRATEGY_NAMES,
  type StrategyChoice,
  strategyChoiceSchema,
  type StrategyName,
} from './spec/strategy-choice.ts';
export {
  labelsSchema,
  type StudyDocument,
  type StudyDocumentInput,
  studyDocumentSchema,
} from './spec/study-document.ts';
export { type StudySpec, type StudySpecDocument, type StudySpecInput, studySpecSchema } from './spec/study-spec.ts';
export {
  FINISH_REASONS,
  type FinishReason,
  type Study,
  STUDY_STATES,
  type StudyCounts,
  type StudyState,
} from './study.ts';
export type { LeaveOneOutSummary, ModelReport, ModelWarning, ParameterBelief, StudyModel } from './study-model.ts';
export type { PointPrediction, StudyPredictions } from './study-predictions.ts';
export type { EventType, NewStudyEvent, StudyEvent } from './study-event.ts';
export type {
  ModelState,
  Prediction,
  RunningCurve,
  SourceWeight,
  Suggestion,
  SuggestionExplanation,
} from './suggestion.ts';
export type { SurrogateChoice, SurrogateName } from './surrogate-choice.ts';
export { suggestionSeed } from './suggestion-seed.ts';
export { isSurmiseError, SurmiseError, type SurmiseErrorExtras } from './surmise-error.ts';
export type { Timestamp } from './timestamp.ts';
export {
  FAILURE_KINDS,
  type NewTrial,
  type Trial,
  type TrialFailure,
  type TrialLease,
  withoutCanonical,
} from './trial.ts';
export {
  canMove,
  isTerminal,
  type OpenState,
  TERMINAL_STATES,
  type TerminalState,
  TRIAL_STATES,
  type TrialState,
} from './trial-state.ts';
