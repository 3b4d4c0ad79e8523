/** Constants of the tree-structured Parzen estimator: the defaults of Optuna 5.0.0's TPESampler, on the unit cube. */

/** Random trials that must have ended before the densities guide (`n_startup_trials`). */
export const STARTUP_TRIALS = 10;
/** Draws from the density of the good trials, of which the best ratio wins (`n_ei_candidates`): few, so that it stays stochastic. */
export const CANDIDATES = 24;
/** Of n ended trials the best ceil(n / 10) count as good, at most 25 (`default_gamma`). */
export const GOOD_SHARE = 0.1;
export const GOOD_MOST = 25;
/** The 25 newest trials of a density weigh 1 each; older ones fall linearly to 1 / n (`default_weights`). */
export const FULL_WEIGHT_TRIALS = 25;
/** Weight of the kernel that covers the whole range, in trials (`prior_weight`): nothing is ever ruled out. */
export const PRIOR_WEIGHT = 1;
/** Narrowest kernel: the range over min(100, 1 + kernels) (`consider_magic_clip`), or twins in the history would collapse it. */
export const FINEST_KERNEL = 100;

/** Sets of candidates drawn in search of a point that is feasible and not used; then the prior part of the density is asked alone. */
export const CANDIDATE_ROUNDS = 20;
/** Cells narrower than this, in standard deviations times the distance from the mean, get the midpoint rule: its error is below 1e-5. */
export const NARROW_CELL = 1e-2;
