import type { SurrogateName } from './surrogate-choice.ts';

/** What the surrogate of one metric believes, and how far it is to be believed. Plain JSON. */
export interface ModelReport {
  readonly metric: string;
  readonly kind: SurrogateName;
  /** Results that it learnt from. */
  readonly observations: number;
  /** Shares of the variance of the results, as the model sees them: what varies with the parameters, and what is noise. Null where the model has no such part. */
  readonly signalVariance: number | null;
  readonly noiseVariance: number | null;
  readonly parameters: readonly ParameterBelief[];
  readonly leaveOneOut: LeaveOneOutSummary;
  /** Twice the log likelihood over that of noise alone, and what chance reaches once in twenty; null for a model without a likelihood. */
  readonly evidence: { readonly likelihoodRatio: number; readonly chanceRatio: number } | null;
  readonly warnings: readonly ModelWarning[];
}

export interface ParameterBelief {
  readonly name: string;
  /** On the scale of the parameter from 0 to 1, how far one must go for a different result; large where it does not matter. Null where the model has none. */
  readonly lengthScale: number | null;
  /** Share of the variance of the predictions over the whole space; null where the constraints leave no room to tell. */
  readonly importance: { readonly firstOrder: number; readonly total: number } | null;
}

/** Each result predicted from all the others. */
export interface LeaveOneOutSummary {
  readonly meanLogDensity: number;
  /** Null where all results are equal. */
  readonly constantLogDensity: number | null;
  readonly rankCorrelation: number;
  readonly coverageOfHalf: number;
  readonly coverageOfNinety: number;
  readonly meanResidual: number;
  readonly residualDeviation: number;
}

export interface ModelWarning {
  readonly code: string;
  readonly message: string;
}

/** What a study's models believe at one revision. */
export interface StudyModel {
  readonly revision: number;
  readonly models: readonly ModelReport[];
  readonly unmodelled: readonly { readonly metric: string; readonly reason: string }[];
}
