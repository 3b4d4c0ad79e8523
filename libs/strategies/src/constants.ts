/** Every constant of the library, with its reason. */

/** Number of a study's first trial: the default point. */
export const FIRST_NUMBER = 1;

/** Initial design: d + 2 points at most twelve, since a model guided early beats a larger design (Bossek, Doerr and Kerschke 2020). */
export const START_LEAST = 4;
export const START_EXTRA = 2;
export const START_MOST = 12;
/** The design takes at most this share of the budget: one fifth. */
export const START_BUDGET_DIVISOR = 5;
/** Successes that a model needs before it says anything. */
export const MODEL_LEAST_SUCCESSES = 2;

/**
 * A quarter of a deviation. Mean regret over 29 problems and seeds 0-4, 100-104 after 25 / 50 / 100 trials .097 / .053 / .038 with it and, over seeds 0-4, .104 / .060 / .039
 * with none; with .4 to 1 it is better on XGBoost and worse on smooth functions (docs/adr/0021).
 */
export const AMBITION = 0.25;

/** A whole deviation: with less the model goes on to expect the most next to what it knows. See NARROW_SIDE for what it is worth. */
export const STUCK_AMBITION = 1;

/**
 * A model whose noise is below a thousandth of the variance of the scores counts as free of noise. Such a model rules an ambition out where none of the candidates is expected to improve by more than a five-thousandth of a deviation beyond it; a
 * climb from there reaches a thousandth. Whoever still sees noise is often wrong about what is impossible: ruled out by any model, noisy Hartmann ends at .063 in place of .029 (docs/adr/0037).
 */
export const RULED_OUT_NOISE = 1e-3;
export const RULED_OUT_GAIN = 2e-4;

/** Random draws before a space is listed instead, to find a point that was not used. */
export const UNUSED_DRAWS = 64;
/** Draws in a space too large to list before nothing counts as found (a tiny feasible part). */
export const EXHAUSTION_DRAWS = 2_000;

/** Sobol points tried for one trial number, each from another block of the sequence, before the point is drawn at random. */
export const SOBOL_BLOCKS = 64;
export const SOBOL_BLOCK_LENGTH = 1 << 20;

/** Values per continuous parameter of a grid unless the option `resolution` says otherwise. */
export const GRID_RESOLUTION = 5;
/** Sets of values whose constraints are looked at in one ask, a few seconds of the fifteen that an ask may take. */
export const GRID_CHECKS = 1_000_000;

/** Nearest tried trials shown with a suggestion. */
export const NEAREST_SHOWN = 3;

/** Feasible points from whose spread the extents of a constrained space are read, and the margin for what they do not reach: 64 uniform points leave 3 % of a range. */
export const EXTENT_SAMPLE = 64;
export const EXTENT_MARGIN = 1.25;
/** Narrower ranges than this are a matter of the tenth digit. */
export const NARROWEST_EXTENT = 2 ** -30;

/** Other values of a category that are tried in an exchange, about: of longer lists evenly spread ones. Ordered parameters go by EXHAUSTIVE_LEVELS. */
export const CATEGORIES_EXCHANGED = 64;

/** Failures, and successes, that the model of feasibility learns from: the most recent ones, since it is fitted from scratch at every ask. */
export const FEASIBILITY_MOST = 150;

/** The weight of feasibility grows by this factor with every failure among so many trials that ended last. */
export const CAUTION_PER_FAILURE = 32;
export const CAUTION_TRIALS = 40;
export const CAUTION_MOST = 100_000;

/** Pending points that the model believes in, the most recent ones; more would only cost time. */
export const BELIEVED_PENDING = 256;
/**
 * A quarter of a deviation. A pending point that is believed to turn out as predicted leaves its neighbourhood as promising as it was, and eight workers crowd: eleven functions, twenty seeds, after 50 / 100
 * evaluations 1.25 / 1.15 times the regret of one worker; with a quarter 1.22 / 1.05, with a half 1.27 / 1.09 (docs/adr/0027).
 */
export const PENDING_SHORTFALL = 0.25;

/** Slots that the kernels need beside the matrices: pools, buffers and alignment. */
export const ARENA_RESERVE = 1 << 16;
/** And beside the features of each point: output, alpha twice, value. */
export const POINT_BUFFERS = 4;

/**
 * How many of the best observed configurations a recommendation chooses from. A model that may choose from all believes its own smoothness too
 * much: in 130 noisy runs five gained .0014 of the regret of random search over the best observed, eight .0005, all .0006 (docs/adr/0015).
 */
export const RECOMMEND_CANDIDATES = 5;
/** Share of the fitted noise that is detail of the objective, see splitNugget(), and how many repeated measurements that belief is worth. */
export const DETAIL_SHARE = 1 / 2;
export const DETAIL_TRUST = 4;
/** Deviations of the noise beyond which a difference from the model counts no more: what lies farther is an outlier. Rugged functions stay below it. */
export const DETAIL_DEVIATIONS = 2.5;
/** Scores that differ by less than this share of their size do not differ. */
export const LEAST_SPREAD = 1e-12;
/** Of fewer scores none is far out: the first quartile is the worst of three, and of four normal scores every eighteenth set has one beyond it. */
export const LEAST_FENCED = 5;

/** Halvings between two centres of cells: enough for every bit of a position. */
export const CELL_HALVINGS = 60;

/** Category code of an inactive categorical parameter: a level of its own. */
export const INACTIVE_LEVEL = -1;

/** Deviations beyond which nothing is left of a normal distribution in doubles. */
export const FARTHEST_DEVIATE = 40;
