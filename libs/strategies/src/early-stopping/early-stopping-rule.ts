import type { Hurdle } from '#study';

/** When a rule looks at a trial. */
export interface CheckPoints {
  /** Steps below this are never judged. */
  readonly warmupSteps: number;
  /** Judged once per so many steps, at the first report in each interval. */
  readonly intervalSteps: number;
}

export interface PercentileOptions extends CheckPoints {
  /** Finished trials before anything is stopped. */
  readonly startupTrials: number;
  /** Finished trials that must have come to the judged step. */
  readonly trialsAtStep: number;
  /** What a finished trial is represented by: its value at the step (Optuna), or the mean of all its values up to it (Vizier, Ray). */
  readonly against: 'value' | 'runningMean';
}

export interface HalvingOptions {
  /** Steps of the first rung. */
  readonly minResource: number;
  /** One in so many goes on. */
  readonly eta: number;
  /** No trial is stopped at a rung that fewer than so many others have reached. */
  readonly startupTrials: number;
}

export type EarlyStoppingRule =
  | { readonly rule: 'none' }
  | ({ readonly rule: 'median' } & PercentileOptions)
  | ({
      readonly rule: 'percentile';
      /** The best so many per cent go on. */ readonly percentile: number;
    } & PercentileOptions)
  | ({
      readonly rule: 'threshold';
      /** An objective; null: the first. */
      readonly metric: string | null;
      readonly lower: number | null;
      readonly upper: number | null;
    } & CheckPoints)
  | {
      readonly rule: 'patience';
      /** Reports without an improvement. */
      readonly patience: number;
      /** By how much a value must be better to be an improvement. */
      readonly minDelta: number;
      readonly warmupSteps: number;
    }
  | ({
      readonly rule: 'asha';
      /** Steps of a full run; no rung at or past it. null: no end is known. */
      readonly maxResource: number | null;
      readonly brackets: number;
    } & HalvingOptions)
  | {
      /** Has no name in the API: it is what a trial has that a model of all fidelities proposed, unless the study names another. */
      readonly rule: 'hurdles';
      readonly hurdles: readonly Hurdle[];
    }
  | {
      /** Has no name in the API: what the other trials of a study with a fidelity have unless it names another. */
      readonly rule: 'chance';
      /** Steps of the first rung. */
      readonly minResource: number;
      /** Steps of a full run; no rung at or past it. */
      readonly maxResource: number;
      /** Each rung is so many times the one before. */
      readonly eta: number;
      /** Every so manieth trial runs to its end. */
      readonly probe: number;
    }
  | {
      readonly rule: 'rolling-asha';
      /** Steps of the first rung. */
      readonly minResource: number;
      /** Steps of a full run; no rung at or past it. */
      readonly maxResource: number;
      /** One in so many goes on. */
      readonly eta: number;
      /** So many others, the latest, are compared with. */
      readonly window: number;
      /** Every so manieth trial runs to its end. */
      readonly probe: number;
    }
  | ({ readonly rule: 'hyperband'; readonly maxResource: number } & HalvingOptions);
