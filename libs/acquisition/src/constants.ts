/** Every constant of the library, with its reason. */

/** Space-filling candidates: enough that some basin of a 6-dimensional acquisition is met, few enough to score in milliseconds. */
export const SOBOL_CANDIDATES = 1024;
/** Gaussian sprays round the best observed points: where the optimum nearly always is late in a search. */
export const SPRAYS_PER_CENTRE = 96;
export const SPRAY_CENTRES = 3;
/** Coarse and fine: a tenth and a hundredth of the cube. */
export const SPRAY_DEVIATIONS = [0.1, 0.01] as const;
/** In more dimensions than this a spray moves few coordinates, or its length alone throws it out of the basin (TuRBO's argument). */
export const FEW_SPRAYED_ABOVE = 20;
/** Coordinates that such a spray moves, at most: three of deviation .1 go .17 far, all of fifty would go .7. */
export const MOST_SPRAYED = 3;
/** One- and two-exchange neighbours of the best observed points in the discrete dimensions. */
export const EXCHANGE_CANDIDATES = 256;

/** Feasible points drawn in a constrained domain, and best observed ones, whose differences are the moves along the feasible set. */
export const BASIS_SAMPLED = 48;
export const BASIS_OBSERVED = 48;
/** Moves by differences round the best observed points, from the width of the feasible set down to its finest detail. */
export const DIFFERENCES_PER_CENTRE = 96;
export const DIFFERENCE_SCALES = [1, 0.3, 0.1, 0.03, 0.01, 0.003] as const;
/** Chance that a coordinate stays, in every second move. */
export const DIFFERENCE_KEPT = 0.5;
/** The climb along the feasible set: 8 rounds, each half as far, of 32 moves from each of 4 positions: a thousand scores. */
export const CREEP_STARTS = 4;
export const CREEP_ROUNDS = 8;
export const CREEP_MOVES = 32;

/** Starts of the local search: the best candidate, some by chance in proportion to their value, the best observed points. */
export const SOFTMAX_STARTS = 5;
export const OBSERVED_STARTS = 2;
/** How far below the best logarithm of an improvement a start is worth nothing: e^-745 is the smallest number above 0. */
export const DEEPEST_START = 745;

/**
 * Bounds of an improvement: the mean is exact, the variance that of the first eighth of the observations (at least 64), which costs a
 * sixty-fourth. Below so many observations the whole costs no more.
 */
export const BOUNDED_FROM = 128;
export const BOUND_LEAST = 64;
export const BOUND_SHARE = 8;
/** Candidates whose values are computed together when some are needed: two tiles of the posterior. */
export const REFINED_TOGETHER = 64;

/**
 * Candidates that get a value on one look for the best, at most: the most promising by their bounds. In 20 dimensions, among a thousand observations, bounds
 * are so loose that every second candidate may be the best one, and proving which costs more than the climb from any of them gains (docs/adr/0024).
 */
export const REFINED_MOST = 128;

/** A discrete dimension with at most so many values is searched exhaustively; above, it is relaxed and then polished. */
export const EXHAUSTIVE_LEVELS = 16;

/** Starts that climb in step, at most: room for twice the 1 best + 5 drawn + 2 observed that set out. */
export const LARGEST_CLIMB = 16;
/** Largest batch that is ever scored at once; what an acquisition's buffers must hold. */
export const LARGEST_BATCH = 2048;

/** Local search. The acquisition is itself a guess: two digits of its maximiser are plenty. */
export const CLIMB_MAX_ITERATIONS = 30;
export const CLIMB_GRADIENT_TOLERANCE = 1e-2;
/** Relative gain of an iteration below which a climb has arrived: a thousandth of an improvement where its logarithm is a hundred. */
export const CLIMB_VALUE_TOLERANCE = 1e-5;
export const CLIMB_MEMORY = 10;
/** Rounds of smooth climb and discrete exchange in turn. */
export const CLIMB_ROUNDS = 4;
/** Exchanges accepted within a round. */
export const EXCHANGE_STEPS = 50;
/** Gain in log-EI below which a move is no gain. */
export const LEAST_GAIN = 1e-6;
/** Halvings of the way back to the start when a climb ends outside the parameter constraints. */
export const RETREAT_HALVINGS = 12;

/** Chance, per parameter, that an expert's belief is worth nothing. */
export const PRIOR_FLOOR = 0.05;

/** Points of a trust region that are scored: as many again as its sprays and exchanges would be too few to find the basins of twenty moved coordinates. */
export const REGION_CANDIDATES = 768;
/** Coordinates moved from the centre, on average (TuRBO); every third point moves all. */
export const REGION_MOVED = 20;
export const REGION_BROAD_EVERY = 3;
/** Deviation of a spray: a quarter and a fortieth of the box. */
export const REGION_SPRAY_SHARES = [0.25, 0.025] as const;
/** Discrete dimensions of which all neighbours are scored at every step of a climb: in sixty-four of ten values that is a few hundred thousand in a search. */
export const OPEN_EXCHANGES = 64;
/** Times the allowance of a climb by groups that such a climb may score: 64 categories of 16 values took forty seconds with three objectives and 400 results, and take four. */
export const OPEN_ALLOWANCES = 4;
/** Neighbours of a group of dimensions, of more: a tile of the posterior. In a hundred dimensions 32 found as much as 64 or 150 in fewer scores. */
export const EXCHANGES_TOGETHER = 32;
/**
 * Neighbours that climbs in groups score in one search, times the length of a position, since that is what a score costs: 20,000 in a hundred dimensions,
 * half a second of two processes at 100 observations. Steepest ascent took 260,000 there, and found no more.
 */
export const EXCHANGED_COORDINATES = 2_000_000;
