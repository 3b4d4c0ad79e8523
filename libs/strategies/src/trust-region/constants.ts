/**
 * From so many columns on the search is local by turns. On ten problems of 8 to 14 parameters, seeds 0 to 4 and 100 to 104, after 25 / 50 / 100 trials .089 / .058 / .047 of the regret of
 * random search with it and .093 / .067 / .046 without. Boxes for half of the trials in spaces of any size gained
 * nothing (docs/adr/0017).
 */
export const REGION_FROM = 8;

/** Side of the box before anything is known: .8 of the cube (Eriksson et al. 2019), and its largest. */
export const FIRST_SIDE = 0.8;
export const LARGEST_SIDE = 1.6;
/** Seven halvings below the first: a box of less than a hundredth is exhausted, and the search starts anew from a wide one. */
export const LEAST_SIDE = FIRST_SIDE / 128;
/** Successes in a row after which the box is doubled. */
export const SUCCESSES_TO_WIDEN = 3;
/**
 * Failures in a row after which it is halved: a fifth of the dimensions, at least four. TuRBO waits for as many as there are dimensions, for it draws
 * thousands of points; of three hundred that would leave three halvings in a hundred dimensions.
 */
export const FAILURES_LEAST = 4;
export const DIMENSIONS_PER_FAILURE = 5;
/** What counts as a success: a gain of a thousandth of the range of scores. */
export const LEAST_GAIN_SHARE = 1e-3;
/** The box is stretched along long length-scales, by at most this factor either way. */
export const ASPECT_MOST = 4;
/** A box of this side holds the cube, wherever its centre is and however it is stretched. */
export const WHOLE_SIDE = 2 * ASPECT_MOST;
/**
 * Three halvings: what is left in such a box is a matter of the third digit. Where there are categories, whose other values may have a better place of their own, half of the rounds then look at the
 * whole space, for an improvement of STUCK_AMBITION. Regret on nine rbv2_xgboost tables after 75 / 100 trials .068 / .051 with it, .077 / .070 without; six numeric
 * functions of 8 to 20 parameters .114 / .095 and .112 / .089, so that they go on in their boxes (docs/adr/0023).
 */
export const NARROW_SIDE = FIRST_SIDE / 8;
/** Of every four rounds of the views so many are chosen within the box. The fourth is one of those that must improve by a good deal, see ambitionOf(). */
export const ROUNDS = 4;
export const LOCAL_ROUNDS = 3;
