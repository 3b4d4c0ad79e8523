/** How often a batch is computed again because the study changed meanwhile. Each round someone else got on, so more than this is a storm. */
export const MAX_ASK_ROUNDS = 8;

/** Studies whose ended trials stay in memory between asks; the least recently used goes first. At 10,000 trials one takes about 5 MB. */
export const CACHED_STUDIES = 64;

/** Studies that one claim tries before it waits: each try is a suggestion computed in vain at worst. */
export const CLAIM_STUDIES = 8;

/**
 * Results that a study takes from a source: enough for a model of the whole space, few enough to be read and factored in every ask. Half of them
 * are the best: that is where the target will be searched.
 */
export const SOURCE_TRIALS = 200;
export const SOURCE_BEST = 100;

/** Trials that are not over and whose reports a strategy sees, the newest: they are stored with every suggestion, a hundred bytes each. */
export const MOST_RUNNING_CURVES = 256;

/** A front of more trials is read as a list, page by page, not at a glance. */
export const MAX_FRONT_TRIALS = 1_000;
/** Trials that a report is compared with, the newest: their median is sure to three in a hundred ranks, and the report stays cheap. */
export const MOST_RIVALS = 300;
/** With several objectives: sorting into fronts is quadratic. */
export const MOST_RIVALS_ON_FRONTS = 100;
/** Earlier results of its own that a trial is given credit for where several objectives leave no single best one. */
export const MOST_OWN_RESULTS = 20;

/** Predicted points of one call: at 600 results a point costs some tens of microseconds for each metric, so that the fit stays the larger part. */
export const MAX_PREDICTED_POINTS = 1_000;
/** Suggestions that the health of a study is read from, the latest. */
export const RECENT_SUGGESTIONS = 20;
