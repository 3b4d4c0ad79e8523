/** Every constant of the search over a random forest, with its reason. */

/** Uniform candidates. A forest's acquisition is constant on boxes, and the local searches do the rest. */
export const UNIFORM_CANDIDATES = 2048;
/** Uniform candidates below which a constrained space is sampled in earnest, instead of by what rejection left. */
export const LEAST_UNIFORM = 64;
/** Local searches: half set out from the best tried points, half from the best uniform candidates (SMAC3 and mlr3mbo have ten in all). */
export const LOCAL_SEARCHES = 10;
/** Neighbours scored by all local searches together, so that a suggestion after 100 trials stays below 60 ms: a round of 12 parameters is about 600. */
export const NEIGHBOURS_SCORED = 4096;
/** Deviations of the draws round a value on a continuous scale: SMAC's fifth of the range, and a finer one for the end of a search. */
export const NEIGHBOUR_DEVIATIONS = [0.2, 0.2, 0.05, 0.05] as const;
/** Gain below which a move is no gain. */
export const LEAST_GAIN = 1e-9;
/** Forests grown for one batch at most: each takes up to a second after 10,000 trials. Between them the points of the batch are only kept apart. */
export const REGROWN_IN_BATCH = 16;
