/** Every constant of the explanation of models, with its reason. */

/** Cost of one prediction of a forest, in units of one column of one kernel value: a hundred trees of about twelve levels, measured. */
export const FOREST_COST = 1500;
