/** Every constant of the early-stopping rules, with its reason. Defaults of the rules' options stand with the study document. */

/** 1 / golden ratio: multiples of it, modulo 1, fill an interval more evenly than any other sequence. */
export const GOLDEN_STEP = 0.6180339887498949;
