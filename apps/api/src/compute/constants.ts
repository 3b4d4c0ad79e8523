/** A suggestion that takes longer is not worth waiting for: the fallback answers instead, and says so. So long it may wait for a thread, too. */
export const SUGGEST_LIMIT_MS = 15_000;

/** A batch that is not complete after this share of the limit ends with what it has: the point that is being chosen needs the rest. */
export const SHARE_OF_BATCH = 2 / 3;
/** More suggestions at once are a batch, which others go before. */
export const LARGEST_ASK = 8;
/** So long others go before a batch that waits. */
export const PATIENCE_OF_BATCHES_MS = 5_000;

/** A person waits for a recommendation: after this the best observed trial is named instead, with the reason. */
export const RECOMMEND_LIMIT_MS = 5_000;

/** Explaining a model integrates its predictions over the space: a second or two on a busy machine, and nobody waits longer than this. */
export const EXPLAIN_LIMIT_MS = 15_000;
/** Predictions are a fit and a product for each point. */
export const PREDICT_LIMIT_MS = 10_000;

/** One processor stays free for the event loop, where there are more than LEAST_THREADS: it answers everybody else. */
export const SPARE_PROCESSORS = 1;

/** More threads would only wait for each other: asks on one study are coalesced into one computation. */
export const MOST_THREADS = 8;
/** Two batches and an ask beside them, even where they have to share processors: a batch that waits for one would keep the other idle. */
export const LEAST_THREADS = 3;
