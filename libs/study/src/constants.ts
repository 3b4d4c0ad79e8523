/** A study larger than this is a mistake in a document; the strategies are tested to 10,000 trials. */
export const MAX_TRIALS = 100_000;
export const DEFAULT_TRIALS = 100;

/** More open trials at once than a large cluster runs; bounds the pending points that a strategy must carry. */
export const MAX_PARALLEL_TRIALS = 1_000;

/** A trial that broke three times is taken for poison and not handed out again. */
export const DEFAULT_MAX_ATTEMPTS = 3;
export const MAX_ATTEMPTS = 100;

/** Seeds are 32-bit, so that every language's client writes them exactly. */
export const MAX_SEED = 2 ** 32 - 1;

/** A finer grid than this over even one parameter is no grid search any more. */
export const MAX_GRID_RESOLUTION = 10_000;
/** Trials and candidates that an option of a strategy may ask for: more would take longer than a suggestion may. */
export const MAX_OPTION_COUNT = 10_000;

export const MAX_METRICS = 100;
/** The hypervolume of a front grows in cost with the power of its objectives; with five nearly every trial is a trade-off. */
export const MAX_OBJECTIVES = 4;
/** Each is a model of its own in every ask of a study that learns from others. */
export const MAX_SOURCES = 16;
/** A model for each is fitted at every ask. */
export const MAX_CONSTRAINTS = 8;
export const MAX_LABELS = 64;
export const MAX_NAME_LENGTH = 100;
export const MAX_LABEL_LENGTH = 256;
export const MAX_DESCRIPTION_LENGTH = 10_000;

/** Steps are stored as 32-bit integers. */
export const MAX_STEP = 2 ** 31 - 1;

/** Shorter leases would be lost to one slow network call, longer ones hide a dead worker for more than a day. */
export const MIN_LEASE_SECONDS = 5;
export const MAX_LEASE_SECONDS = 86_400;
export const DEFAULT_LEASE_SECONDS = 60;

/** One suggestion batch: more pending fantasies at once make the later ones little better than random. */
export const MAX_SUGGESTIONS = 64;
export const MAX_ADDED_TRIALS = 1_000;
export const MAX_MEASUREMENTS = 1_000;

/** Measurements of one configuration: past this a mean gains less than a hundredth of a deviation from one more. */
export const MAX_REPEATS = 100;

/** Finished trials before a comparison stops anything (Optuna's MedianPruner and PercentilePruner: n_startup_trials). */
export const STARTUP_TRIALS = 5;
/** Trials that must have come to the step that is judged (Optuna: n_min_trials). */
export const TRIALS_AT_STEP = 1;
/** Reports without an improvement. Long enough for the plateaus that a learning-rate schedule makes; frameworks have no common default. */
export const PATIENCE = 10;
export const MAX_PATIENCE = 1_000;
/** Share that goes on from a rung is 1 / eta: Optuna's SuccessiveHalvingPruner and Ray's ASHAScheduler have 4, both Hyperbands have 3. */
export const ASHA_ETA = 4;
export const HYPERBAND_ETA = 3;
export const FIRST_RUNG = 1;
/** More brackets than this would need resources beyond 2^31. */
export const MOST_BRACKETS = 32;

/** Others at a rung that a trial is compared with where a search learns, and every how many-th trial runs to its end regardless (docs/adr/0016). */
export const ROLLING_WINDOW = 12;
export const ROLLING_PROBE = 12;

/** One result in three goes on from each level of a fidelity, as in MoBSTER and both Hyperbands. */
export const FIDELITY_ETA = 3;
/** The first level is this part of a full run, rounded up so that by thirds none comes just below the end: ahead of a third while little was run, level at the end (docs/adr/0022). */
export const FIRST_LEVEL_DIVISOR = 9;
