/** Tried configurations that compete for another look, and for being the best: as many as a recommendation looks at and a few more. */
export const CONTENDERS = 8;
/** Repeats that came out equal to the bit, and no other: the objective has no noise. One may be chance where values are few. */
export const AGREEING_REPEATS = 2;
