import type { Assignments } from '#search-space';
import type { JsonValue } from './json-value.ts';
import type { CurvePoint } from './curve-point.ts';
import type { Hurdle } from './hurdle.ts';
import type { ModelWarning } from './study-model.ts';
import type { SurrogateChoice } from './surrogate-choice.ts';

/** Fitted hyper-parameters of a surrogate, as its strategy writes and reads them. Plain JSON; nobody else looks inside. */
export type ModelState = Readonly<Record<string, JsonValue>>;

export interface Prediction {
  readonly mean: number;
  readonly standardDeviation: number;
}

/** How much another study, or this one's own model, had a say in a suggestion. */
export interface SourceWeight {
  readonly studyId: string;
  readonly name: string;
  /** Share of the say, 0 to 1. What the sources do not have is this study's own. */
  readonly weight: number;
  /** Results of it that were used. */
  readonly observations: number;
  /** Why it has no say at all; null when it may have one. */
  readonly ignored: string | null;
}

/** What a trial that was not over had reported, as the strategy saw it. It may have reported more since. */
export interface RunningCurve {
  readonly number: number;
  readonly curve: readonly CurvePoint[];
}

/** Why a trial was proposed, complete enough to compute it again: stored with the trial, shown as `suggestion`. */
export interface SuggestionExplanation {
  /** Who chose: a strategy ('bayesian', 'random', 'tpe' ...) or 'user'. */
  readonly source: string;
  readonly phase: string;
  readonly strategyVersion: string;
  readonly seed: number;
  /** Revision of the study that the strategy saw. */
  readonly revision: number;
  /** Number of the first trial of the batch: trials below it that were not finished were seen as pending. */
  readonly firstNumber: number;
  /** Size of the batch, and this suggestion's place in it. */
  readonly count: number;
  readonly index: number;
  /** How many trials the model was fitted to. */
  readonly modelTrials: number;
  readonly predicted: Readonly<Record<string, Prediction>> | null;
  readonly acquisition: { readonly name: string; readonly value: number } | null;
  readonly nearest: readonly { readonly trialId: string; readonly distance: number }[];
  readonly fallback: { readonly code: string; readonly reason: string } | null;
  readonly model: ModelState | null;
  /** The box round the best point that this one was chosen in; absent where the whole space was looked at. */
  readonly trustRegion?: { readonly side: number };
  /** In a study with a fidelity: where the trial stops unless it is good enough, ascending by step. Absent where no model said so. */
  readonly hurdles?: readonly Hurdle[];
  /** In a study with a fidelity: by trial, ascending by number. Absent where there was nothing. */
  readonly running?: readonly RunningCurve[];
  /** By source; absent where the study learns from no other. */
  readonly sources?: readonly SourceWeight[];
  /** What to know before reading much into the prediction. Suggestions stored by earlier versions have none. */
  readonly warnings?: readonly ModelWarning[];
  /** Of the strategy `auto`; absent from others, and from suggestions stored by earlier versions. */
  readonly surrogate?: SurrogateChoice;
}

export interface Suggestion {
  readonly assignments: Assignments;
  readonly explanation: SuggestionExplanation;
}
