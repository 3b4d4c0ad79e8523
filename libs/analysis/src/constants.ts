/** Every constant of the library, with its reason. */

/** A test that finds what is not there once in twenty: the 95 % point of the standard normal distribution, one-sided. */
export const ONE_IN_TWENTY = 1.645;

/** Half-widths, in deviations, of the central intervals that hold 50 % and 90 % of a normal distribution. */
export const HALF_INTERVAL = 0.6744897501960817;
export const NINETY_INTERVAL = 1.6448536269514722;

/**
 * What measurements of one configuration share is at most so many times their noise, and at least the inverse of that: more is not told apart. Places between
 * them that are tried, four to a power of ten, and thirds by which the best is enclosed: to a thousandth of a step.
 */
export const LARGEST_SHARED = 1e6;
export const SHARED_STEPS = 48;
export const SHARED_REFINEMENTS = 18;

/** With fewer observations than this no rank correlation but a nearly perfect one is significant: nothing is said about the model yet. */
export const LEAST_JUDGED = 8;

/**
 * Base points of the Sobol indices: at 1,024 an index of .3 is right to about .02. Fewer where the model is large, so that the work, points
 * times observations times columns, stays below a second or so; below 64 the numbers would be noise.
 */
export const MOST_BASE_POINTS = 1024;
export const LEAST_BASE_POINTS = 64;
export const MOST_WORK = 4e8;
/** Dimensions that the Sobol sequence has direction numbers for, at least. */
export const MOST_SEQUENCE = 1024;

/** Where constraints forbid points so many times as many are drawn at most: a space of which a sixteenth is allowed is known as well as a free one. */
export const MOST_ROUNDS = 16;

/** Pairs of feasible points that differ in one input only, below which its index is not known. */
export const LEAST_PAIRS = 32;

/** Variance, in units of standardised outputs, below which a function is constant. */
export const CONSTANT_VARIANCE = 1e-10;
