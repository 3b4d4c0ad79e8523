/** Constants of CMA-ES, each with its reason. Learning rates are in learning-rates.ts, where their formulas are. */

/** Step size at the start, in ranges: three tenths, so that the cube lies within two deviations of its centre (Hansen 2016, figure 7). */
export const FIRST_STEP_SIZE = 0.3;
/** A step size of the whole range draws corners only. */
export const LARGEST_STEP_SIZE = 1;

/** Restart once every deviation is below this share of the range: the points no longer differ in what a metric can show. */
export const FINEST_DEVIATION = 1e-9;
/** Restart once the longest and shortest axes of the distribution differ by this factor in variance (Hansen 2016, ConditionCov). */
export const LARGEST_CONDITION = 1e14;
/** Restart once the best scores of the last 10 + ceil(30 n / lambda) generations differ by no more than this share (Hansen 2016, TolFun). */
export const FLAT_SHARE = 1e-12;
export const FLAT_GENERATIONS = 10;
export const FLAT_GENERATIONS_PER_DIMENSION = 30;
/** Every restart doubles the population (IPOP, Auger and Hansen 2005). */
export const RESTART_FACTOR = 2;
export const LARGEST_POPULATION = 4096;

/**
 * Numeric parameters up to which the full covariance is learnt; beyond, its diagonal. It takes some n^2 trials to learn, 2,500 here, which few
 * searches have, and its factor and draws are what an ask waits for.
 */
export const FULL_DIMENSIONS = 50;

/** Draws in search of a point inside the cube before it is clipped to it: cheap, and a clipped point distorts the distribution. One beyond FULL_DIMENSIONS. */
export const BOX_DRAWS = 10;
/** Points drawn for one slot before the last one is repaired or replaced: replaying must find out which of them was taken. */
export const SLOT_DRAWS = 16;
/** Unused neighbours looked for around a point that was tried already. */
export const NEIGHBOURS_LOOKED_AT = 16;

/** A generation with fewer ended trials than this share of it waits: the rest is still pending. */
export const ENDED_SHARE = 0.5;

/** The chance of missing no category's margin in a generation (Hamano et al. 2024, CatCMA): least chance (1 - 0.73^(1/K)) / (L - 1). */
export const CATEGORY_MARGIN = 0.73;
