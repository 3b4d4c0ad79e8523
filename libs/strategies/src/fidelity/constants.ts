/** Prior trials' worth of the belief that all curves rise by the same amount from one level to the next. */
export const ALIGNMENT_TRUST = 3;

/** Outcomes that stand for all of a result at a level: hurdles are right to a fortieth of a deviation (least-outputs.spec.ts), and twice as many take four times as long. */
export const OUTCOMES = 81;

/** Below are one in a billion outcomes, and what they would be worth is nothing. */
export const LOWEST_DEVIATE = -6;

/** A full run that is expected to fall short of its target by more deviations promises nothing at all. */
export const WIDEST_GAP = 24;

/** Halvings of the interval of the price: more than a double has digits to lose. */
export const BISECTIONS = 40;

/** Variances that rounding has brought to 0 or below it count as this. */
export const LEAST_VARIANCE = 1e-12;

/** Results that are modelled at most: a suggestion takes its time with the cube of them. */
export const MODELLED_RESULTS = 400;

/**
 * Spreads below the first quartile past which a result at a level decides nothing, ten times those of Tukey's fence: a network that begins at ten times the loss of the others still tells where
 * not to look. Regret on lcbench at 35 % of the epochs (a hundred runs) .0214 with it, .0253 with Tukey's three, .0210 without any (docs/adr/0028).
 */
export const LEVEL_REACH = 30;
