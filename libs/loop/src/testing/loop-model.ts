import { TERMINAL_STATES, type TrialState } from '#study';

export interface ModelTrial {
  readonly id: string;
  state: TrialState;
  /** Token of the attempt that runs; null while nobody holds it. */
  token: string | null;
  /** Seconds until the lease runs out. */
  secondsLeft: number;
  attemptsUsed: number;
  steps: Map<number, number>;
}

/** What a study must look like after each command, kept in the plainest way. */
export interface LoopModel {
  studyId: string;
  readonly budget: number;
  readonly maxAttempts: number;
  readonly leaseSeconds: number;
  readonly trials: ModelTrial[];
  /** Tokens that lost their trial. */
  readonly stale: { readonly trialId: string; readonly token: string }[];
  revision: number;
}

export function isEnded(trial: ModelTrial): boolean {
  return (TERMINAL_STATES as readonly string[]).includes(trial.state);
}

export function budgetUsed(model: LoopModel): number {
  return model.trials.filter((trial) => trial.state !== 'cancelled').length;
}

export function isFinished(model: LoopModel): boolean {
  return budgetUsed(model) >= model.budget && model.trials.every(isEnded);
}

export function queued(model: LoopModel): ModelTrial | undefined {
  return model.trials.find((trial) => trial.state === 'queued');
}

export function end(model: LoopModel, trial: ModelTrial, state: TrialState): void {
  trial.state = state;
  model.revision += 1;
}

export function loseToken(model: LoopModel, trial: ModelTrial): void {
  if (trial.token !== null) model.stale.push({ trialId: trial.id, token: trial.token });
  trial.token = null;
}
