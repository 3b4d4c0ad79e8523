/** Of the trials of an initial design, every so many is still a point of the design (docs/adr/0014). */
export const DESIGN_EVERY = 3;
/** Draws of the ranking loss per weighing. A weight is known to about 1 / sqrt(128), less than a tenth. */
export const RANKING_DRAWS = 128;
/** Observations that rankings are compared on, the most recent ones: the loss is quadratic in them. */
export const RANKED_MOST = 100;
/** Random rankings of which sources must beat the best. With as many as sources one misleading source was heard for too long (docs/adr/0014). */
export const CHANCE_RANKINGS = 12;
/** Leave-one-out predictions say nothing of fewer observations: with two, each is predicted by the other alone. */
export const OWN_LEAST = 3;
/** A source must rank better than so bad a draw of the study's own model, or it has no say (weight dilution: Feurer et al. 2018, 4.2). */
export const OWN_BAD_QUANTILE = 0.95;
/** A say so small moves no suggestion; its model is not asked. */
export const LEAST_SAY = 0.01;
/** Results that a source must have for a model of it. */
export const SOURCE_LEAST = 2;
/** Results after which a study has learnt enough by itself, those of stopped trials among them: its sources are not asked any more, and an ask costs what it does without. */
export const OWN_ENOUGH = 200;

/** Category code of a value that is none here: a level of its own. */
export const FOREIGN_LEVEL = -2;
/** In widths of the domain. What lies farther tells nothing of it at any length-scale, and squares of 1e155 are no numbers. */
export const FARTHEST_POSITION = 1e6;
