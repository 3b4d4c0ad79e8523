/** Prior trials' worth of the belief that all curves rise by the same amount from one level to the next. */
export const ALIGNMENT_TRUST = 3;

/** Results that are modelled at most: a suggestion takes its time with the cube of them. */
export const MODELLED_RESULTS = 400;

/** A round of trials: every view of the scores with every ambition once. */
export const TURN_LENGTH = 6;
/** Every so manieth round takes extrapolated results for full ones: every second misses the best of curves that cross, none is caught in a poor region of lcbench 126026 (docs/adr/0016). */
export const EXTRAPOLATED_EVERY = 3;
