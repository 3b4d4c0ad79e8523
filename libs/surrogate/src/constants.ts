/** Every constant of the library, with its reason. Hyper-parameters live on standardised outputs and unit-cube inputs. */

/**
 * Prior of a length-scale, that of Optuna's GPSampler: it repels l from 0 and from infinity with equal force in log(1/l^2), mode 1. The
 * dimension-scaled log-normal of Hvarfner et al. (2024) was tried from 15 dimensions on and lost: together with a fitted signal variance it
 * explains fifty dimensions as noise and stops moving (sphere in 50 dimensions after 100 trials: 1.5 against .2; Ackley in 20: .95 of the
 * regret of random search against .62). There the lengths are pooled instead.
 */
export const INVERSE_SQUARED_LENGTH_REPULSION = 0.1;

/** From so many length-scales on they share a scale, see addPooledPrior() (docs/adr/0017). */
export const POOLED_FROM = 15;
/** Mode of the shared scale: 6 / d, for the mean squared distance of two points of the cube is d / 6. */
export const POOLED_PAIR_DISTANCE = 6;
/** Repulsion of a length from the shared scale: ten times as firm as that of a length by itself. Ackley in 20 dimensions: .26 against .42. */
export const POOLED_SPREAD_REPULSION = 1;
/** Of the shared scale from its mode: as little as that of one length. */
export const POOLED_SCALE_REPULSION = 1;

/** Signal variance ~ Gamma(2, 1): mode 1, the variance of a standardised output. */
export const SIGNAL_SHAPE = 2;
export const SIGNAL_RATE = 1;
/**
 * Share of the main effects in the signal ~ Beta(2, 2): mode one half, 0 and 1 only where the data say so. With a flat prior half of the gain on categories
 * is lost: NAS-Bench-201 after 25 trials .062 of the regret of random search with it, .091 with Beta(1.1, 1.1), .123 without main effects (docs/adr/0021).
 */
export const MAIN_SHARE_SHAPE = 2;
export const MAIN_SHARE_MODE = 0.5;
/** In logits: 2 and 98 per cent. */
export const MAIN_SHARE_LOGITS = [-4, 4] as const;
/** Noise variance ~ Gamma(1.1, 30): mode 1/300. Nearly noise-free unless the data insist. */
export const NOISE_SHAPE = 1.1;
export const NOISE_RATE = 30;
/**
 * Rate where the noise is to come out as large as the data say: a tenth of it. With the prior of the search what is recommended gains .0012 of the
 * regret of random search under noise and loses .0023 on noise-free functions; with this one .0014 and nothing (docs/adr/0015).
 */
export const OPEN_NOISE_RATE = 3;

/** Bounds of the fit. A length of .025 is a fortieth of the cube; one of 1,000 switches the feature off. */
export const SHORTEST_LENGTH = 0.025;
export const LONGEST_LENGTH = 1e3;
export const SIGNAL_VARIANCE_BOUNDS = [1e-3, 1e3] as const;
/** The floor keeps the condition number of the gram matrix below about n * 1e9. */
export const NOISE_VARIANCE_BOUNDS = [1e-6, 1e1] as const;

/** Fit: a length-scale known to a few per cent proposes the same points as one known to six digits. */
export const FIT_GRADIENT_TOLERANCE = 1e-2;
/** An iteration that gains less than this share of the log density moves no length-scale that matters. 1e-4 would save a quarter of the evaluations, and searches worse after 50 trials (docs/adr/0024). */
export const FIT_VALUE_TOLERANCE = 1e-6;
/** Every which fit is started from the prior as well as from the last optimum. */
export const COLD_START_EVERY = 5;
export const FIT_MAX_ITERATIONS = 60;
export const FIT_MEMORY = 10;
/** Random starts while the likelihood is likely to have several modes: fewer observations than this times the dimension. */
export const RANDOM_STARTS_BELOW = 3;
export const RANDOM_STARTS = 2;
/** Standard deviation of a random start round the prior's mode, in log units: a factor of e either way. */
export const RANDOM_START_SPREAD = 1;

/** Jitter ladder after a failed factorisation, relative to the signal variance: x10 from the first to the last. */
export const FIRST_JITTER = 1e-8;
export const LAST_JITTER = 1e-4;

/**
 * Most observations that hyper-parameters are fitted to. Beyond it a thinned set of as many is: what thousands say of a handful of scales, four
 * hundred say as well, and an evaluation of their likelihood costs a sixteenth of that of a thousand (docs/adr/0018).
 */
export const FIT_LIMIT = 400;
/**
 * An evaluation of the likelihood takes the square of the observations times the columns: in more than a hundred columns fewer are fitted to, a hundred and
 * eighty in five hundred. A fit to a thousand took 17 s there, more than an ask has, and 3 s so. Of four functions in 200 dimensions, with 200 of 300: regret
 * .868, .551 and .135 where all gave .868, .535 and .136 (one run each).
 */
export const FIT_WORK = 100 * FIT_LIMIT * FIT_LIMIT;

/** Past this many observations conditioning takes longer than an ask has: a subset is modelled instead. */
export const EXACT_LIMIT = 1000;
export const SUBSET_NEAREST = 300;
export const SUBSET_BEST = 150;
export const SUBSET_RECENT = 150;
/** So many stand for all. */
export const SUBSET_MOST = SUBSET_NEAREST + SUBSET_BEST + SUBSET_RECENT;

/** Refitted on every tell up to here, then once ceil(n / 50) observations came in: of three views that take turns about every ceil(n / 150)th ask fits one. */
export const REFIT_ALWAYS_UNTIL = 200;
export const REFIT_DIVISOR = 50;

/** The power warp: powers from the reciprocal to the fourth; below three scores there is no shape to speak of. */
export const LEAST_POWER = -1;
export const LARGEST_POWER = 4;
export const POWER_LEAST_SCORES = 3;
/** Golden section to 5 / 10^5, far below what changes a proposal. */
export const POWER_STEPS = 24;
/** Powers nearer to 0 than this are the logarithm. */
export const LINEAR_BELOW = 1e-9;

/**
 * The tail warp draws in what lies more than three times the spread of the middle half below it (Tukey's far out). With one and a half, his outside, it bends what
 * smooth functions do far from their front: Branin-Currin after 100 trials .94 of the hypervolume, .98 with three and without (docs/adr/0025).
 */
export const FAR_OUT = 3;
/** A middle half narrower than this share of its values is a plateau: its rounding errors are no scale. */
export const NARROWEST_MIDDLE = 2 ** -40;
/** So is one much narrower than the best is away from it: logarithms in its unit would be lost beside the best, and the way back with them (2^16 roundings are 1e-11). */
export const NARROWEST_BESIDE_BEST = 2 ** -16;
/** A spread narrower than this share of the largest magnitude is a unit in which the worst score, or a quantile, leaves the range of a double: 5e-324 beside -1. */
export const NARROWEST_SPREAD = 2 ** -1016;

/** Differences of less than this share of the scores are rounding errors, and no differences: a constant objective stays constant. */
export const ROUNDING_SHARE = 1e-14;

/** A mean of squares below this may have lost most of them: they end at 5e-324. */
export const LEAST_MEAN_SQUARE = 1e-290;

/** How far below the worst success a failure is put: half the range plus one standard deviation (Vizier). */
export const FAILURE_RANGE_SHARE = 0.5;
export const FAILURE_MARGIN = 1;
