import { ONE_IN_TWENTY } from '#analysis';

/** Every constant of the choice between surrogates, with its reason. */

/** Parameters with a choice from which a space counts as large: a study of 100 trials then has five results for each length-scale. */
export const LARGE_SPACE = 20;
/** Levels of `when` from which a space counts as deeply conditional: what a parameter does depends on two others. */
export const DEEP_CONDITIONS = 2;
/** ... or this share of the parameters that are conditional: most results then say nothing about most parameters. */
export const CONDITIONAL_SHARE = 0.5;

/** Results before which the two are not compared: a mean over fewer log densities is mostly chance. */
export const COMPARED_LEAST = 20;
/** They are compared anew when so many times the results are there: a handful of comparisons in a hundred trials. */
export const COMPARED_GROWTH = 1.25;
/** Results that a comparison looks at, the latest: bounds its cost. */
export const COMPARED_MOST = 200;
/** Deviations by which the forest must be ahead, see compareSurrogates(): by chance it is so once in twenty. */
export const CLEARLY_AHEAD = ONE_IN_TWENTY;
