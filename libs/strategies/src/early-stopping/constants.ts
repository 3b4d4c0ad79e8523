/** Every constant of the early-stopping rules, with its reason. */

/** Finished trials before a comparison stops anything (Optuna's MedianPruner and PercentilePruner: n_startup_trials). */
export const STARTUP_TRIALS = 5;
/** Trials that must have come to the step that is judged (Optuna: n_min_trials). */
export const TRIALS_AT_STEP = 1;
/** Reports without an improvement. Long enough for the plateaus that a learning-rate schedule makes; frameworks have no common default. */
export const PATIENCE = 10;
/** Share that goes on from a rung is 1 / eta: Optuna's SuccessiveHalvingPruner and Ray's ASHAScheduler have 4, both Hyperbands have 3. */
export const ASHA_ETA = 4;
export const HYPERBAND_ETA = 3;
export const FIRST_RUNG = 1;
/** More brackets than this would need resources beyond 2^31. */
export const MOST_BRACKETS = 32;
/** 1 / golden ratio: multiples of it, modulo 1, fill an interval more evenly than any other sequence. */
export const GOLDEN_STEP = 0.6180339887498949;
