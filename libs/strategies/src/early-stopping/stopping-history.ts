export interface StoppingObjective {
  readonly metric: string;
  readonly goal: 'maximize' | 'minimize';
}

/** The values of all objectives at a step, in the order of the objectives; NaN for a value that is not a number. */
export interface StepReport {
  readonly step: number;
  readonly values: readonly number[];
}

/** A trial and what it has reported, in any order of steps, each step once. Steps at which an objective is absent are left out. */
export interface ReportedTrial {
  /** 1, 2, 3 ... within the study; decides the bracket. */
  readonly number: number;
  /** Whether it ran to its end. Trials that were stopped or broke count at the rungs they reached, and in no median. */
  readonly succeeded: boolean;
  readonly reports: readonly StepReport[];
}

export interface StoppingStudy {
  readonly objectives: readonly StoppingObjective[];
  /** All trials with reports. The judged trial may be among them: it is known by its number. */
  readonly trials: readonly ReportedTrial[];
}

export type StoppingDecision = { readonly stop: false } | { readonly stop: true; readonly reason: string };

export const CONTINUE: StoppingDecision = { stop: false };
