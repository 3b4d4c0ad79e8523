/** Constants of the local search, each with its reason. */

/** Points drawn before the first climb: climbing from the best of ten starts a few standard deviations above an average point. */
export const START_TRIALS = 10;

/** Standard deviation of a step of a numeric parameter, as a share of its range: where a climb starts, and its bounds. */
export const FIRST_SPREAD = 0.15;
export const WIDEST_SPREAD = 0.3;
/** A thousandth of the range: a step below it changes no decision worth a trial. */
export const FINEST_SPREAD = 1e-3;
/**
 * The rule of one success in five (Rechenberg 1973; the constants of Kern et al. 2004): wider by this factor after a success, narrower by its
 * fourth root after a failure, which keeps the spread where one step in five succeeds.
 */
export const SPREAD_FACTOR = 1.5;
export const FAILURES_PER_SUCCESS = 4;

/** Failures in a row that end a climb: one per neighbour, a numeric parameter counting as at most this many. */
export const NEIGHBOURS_PER_NUMERIC = 6;

/** Share of the parameters that are redrawn to start the next climb from the best point: large enough to leave its basin, and at least two. */
export const KICK_SHARE = 1 / 3;
export const KICK_LEAST = 2;

/** Attempts to move one parameter to an unused point before the surroundings count as used up. */
export const MOVE_ATTEMPTS = 64;
/** Attempts in one parameter alone before constrained others follow it, and attempts of that kind, each a search of its own. */
export const PLAIN_MOVES = 8;
export const FOLLOWED_MOVES = 8;
/** Kicks tried before the point is drawn at random. */
export const KICK_ATTEMPTS = 16;
