/** Tried configurations that compete for another look, and for being the best: as many as a recommendation looks at and a few more. */
export const CONTENDERS = 8;
