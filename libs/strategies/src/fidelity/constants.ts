/** Prior trials' worth of the belief that all curves rise by the same amount from one level to the next. */
export const ALIGNMENT_TRUST = 3;

/** Results that are modelled at most: a suggestion takes its time with the cube of them. */
export const MODELLED_RESULTS = 400;
