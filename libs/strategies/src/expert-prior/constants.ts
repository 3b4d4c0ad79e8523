/** Every constant of experts' priors, with its reason. */

/** beta = N / 10: after a tenth of the budget a unit of log belief weighs as much as a unit of log improvement (piBO's own choice). */
export const PRIOR_BUDGET_DIVISOR = 10;
