/** Every constant of the early-stopping rules, with its reason. Defaults of the rules' options stand with the study document. */

/**
 * A trial goes on towards a full run while its chance to end as the best is at least this. Mean regret over ten lcbench instances at 35 % of the steps .022 with it, .023 with one half;
 * .4 and .3 cannot be told apart (docs/adr/0016).
 */
export const LEAST_CHANCE = 0.3;

/** Every so manieth trial of a study with a fidelity runs to its end: fewer do not find the best of curves that cross (docs/adr/0016). */
export const CHANCE_PROBE = 8;

/** What the error of an expected end is before there are full runs to tell: so many trials' worth of a tenth of the deviation of the scores at the rung. */
export const ERROR_TRUST = 2;
export const ERROR_SHARE = 0.1;

/** Below so many full runs no line can be drawn. */
export const LEAST_ENDS = 2;
