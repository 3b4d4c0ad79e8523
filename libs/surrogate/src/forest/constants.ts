/** Every constant of the forest, with its reason. Outputs are standardised, larger is better. */

/** The between-tree variance is an average over trees: at 100 its own error is a seventh of it, at SMAC's 10 it is half. */
export const TREES = 100;
/** Share of the columns that a split may choose from (SMAC3, mlr3mbo). Less would blind trees to a parent of conditional columns. */
export const FEATURE_SHARE = 5 / 6;
/** A node of fewer draws is not split (SMAC3, mlr3mbo). */
export const SMALLEST_SPLIT = 3;
/**
 * Draws that each side of a split must hold. Measured on seven tables (HPOBench, HPOLib, NAS-Bench-201; 30 and 100 observations): against 2,
 * leaves of 1 have 0.5 % less error but a lower log density, and leaves of 3 (SMAC3) are worse in both.
 */
export const SMALLEST_LEAF = 2;
/** Draws' worth of its parent's variance in a leaf's own. On the same tables 0.25 to 2 are alike and better than 0, which is overconfident. */
export const PARENT_DRAWS = 0.5;
/** Draws per tree: n, but no more than this, since the time of a fit grows as n log n and a tree of 2,000 draws is fine enough. */
export const LARGEST_SAMPLE = 2000;
/** Outputs of a node that differ by less are one value: a split would follow rounding errors (SMAC3's eps_purity). */
export const PURITY = 1e-8;
/** A forest whose trees agree is still not certain. The noise floor of the Gaussian process, so that the two compare. */
export const VARIANCE_FLOOR = 1e-6;
/** Levels are put in order by insertion up to so many in a node. */
export const INSERTION_LIMIT = 24;
