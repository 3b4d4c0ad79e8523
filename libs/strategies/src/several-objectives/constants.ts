/** Constants of studies with several metrics, each with its reason. */

/** Magnitudes that are told apart: more than a double resolves against 1. */
export const LARGEST_RATIO = 2 ** 60;

/** Outputs have mean 0 and variance 1: beyond this one lies nothing that a model tells from it. */
export const FARTHEST_OUTPUT = 2 ** 20;
