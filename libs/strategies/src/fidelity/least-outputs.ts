import { exactExp, logExpectedImprovement } from '#numerics';
import { BISECTIONS, LEAST_VARIANCE, LOWEST_DEVIATE, OUTCOMES, WIDEST_GAP } from './constants.ts';

/** What a model expects of one configuration at all levels of the fidelity. Outputs: larger is better. */
export interface LevelBeliefs {
  /** Of the levels, ascending; the last is a full run. */
  readonly steps: readonly number[];
  /** One per level. */
  readonly means: ArrayLike<number>;
  /** Levels x levels, row by row, of the noise-free outputs. */
  readonly covariance: ArrayLike<number>;
  /** Variance of the noise of one result. */
  readonly noise: number;
}

/**
 * The least output at each level below the last with which a run is worth its remaining steps; null where it goes on whatever it shows.
 *
 * | symbol      | shape | meaning                                                                                      |
 * | s           | L + 1 | steps of the levels; s_L, the last, of a full run                                              |
 * | y_i         |       | result at level i < L: mean and variance by the beliefs, noise included                        |
 * | EI          |       | expected improvement of a full run on the target, before it begins                             |
 * | EI(y)       |       | the same once the last level below a full run has shown y                                      |
 * | p           |       | price of a step, in shares of EI                                                               |
 * | G_i, V_i    |       | worth of going on behind level i, and of being there                                           |
 *
 *   G_{L-1}(y) = EI(y) / EI - p (s_L - s_{L-1})
 *   G_i(y)     = E[V_{i+1}(y_{i+1}) | y_i = y] - p (s_{i+1} - s_i),   V_i = max(0, G_i)
 *   p solves   E[V_0(y_0)] = p s_0,   and a run goes on if G_i(y_i) >= 0
 *
 * p is the price at which it does not matter whether the trial begins: the reservation price of a box that opens in stages (Weitzman 1979; Xie et
 * al. 2024, arXiv 2406.20062, for Bayesian optimisation). The next trial will promise about as much as this one does now, so that this is what a step
 * earns elsewhere. Nothing is set by hand: where low levels tell everything few trials go on, where they tell nothing all do, and what is known
 * already is run to its end.
 *
 * A result is taken to tell what those before it do (Markov), so that every step back is an integral over one outcome: a sum over OUTCOMES
 * standard deviates. p lies between 1 / s_L, the price if no run ever stops, and 1 / s_0. L OUTCOMES^2 BISECTIONS operations, 2 ms for three levels.
 */
export function leastOutputs(beliefs: LevelBeliefs, target: number): readonly (number | null)[] {
  const last = beliefs.steps.length - 1;
  if (last === 0) return [];
  const run = stagesOf(beliefs, target);
  let [low, high] = [0, 1 / beliefs.steps[0]!];
  for (let k = 0; k < BISECTIONS; k++) {
    const price = (low + high) / 2;
    if (run.worth(price) > 0) low = price;
    else high = price;
  }
  // A target that no outcome reaches is worth nothing at any price, and the price is still that of a run that never stops: at none all would go on.
  const going = run.going(Math.max(low, 1 / beliefs.steps[last]!));
  return going.map((worths, level) => {
    const z = firstNotNegative(worths, run.deviates);
    return z === null ? null : beliefs.means[level]! + run.spreads[level]! * z;
  });
}

interface Stages {
  /** Standard deviates of a result: where the functions of it are known. */
  readonly deviates: Float64Array;
  /** Standard deviation of the result at each level below the last. */
  readonly spreads: readonly number[];
  /** E[V_0] - p s_0. */
  worth(price: number): number;
  /** G_i at the deviates. */
  going(price: number): readonly Float64Array[];
}

function stagesOf({ steps, means, covariance, noise }: LevelBeliefs, target: number): Stages {
  const levels = steps.length;
  const last = levels - 1;
  const cov = (a: number, b: number): number => covariance[a * levels + b]!;
  const variance = (level: number): number => Math.max(LEAST_VARIANCE, cov(level, level) + (level < last ? noise : 0));
  const spreads = steps.slice(0, last).map((_, level) => Math.sqrt(variance(level)));
  const mean = means[last]!;
  const deviation = Math.sqrt(variance(last));
  const deviates = deviatesUpTo((target - mean) / deviation);
  const chances = chancesOf(deviates);
  const before = logExpectedImprovement(mean, deviation, target).value;
  const load = cov(last - 1, last) / spreads[last - 1]!;
  const left = Math.sqrt(Math.max(LEAST_VARIANCE, variance(last) - load * load));
  const improvement = deviates.map((z) =>
    exactExp(logExpectedImprovement(mean + load * z, left, target).value - before),
  );
  const links = steps.slice(0, last - 1).map((_, level) => {
    const correlation = cov(level, level + 1) / (spreads[level]! * spreads[level + 1]!);
    return linkOf(Math.max(-1, Math.min(1, correlation)), deviates);
  });

  const going = (price: number): Float64Array[] => {
    const worths = new Array<Float64Array>(last);
    for (let level = last - 1; level >= 0; level--) {
      const next = level === last - 1 ? improvement : expectedOver(links[level]!, chances, worths[level + 1]!);
      const cost = price * (steps[level + 1]! - steps[level]!);
      worths[level] = next.map((worth) => worth - cost);
    }
    return worths;
  };
  return {
    deviates,
    spreads,
    going,
    worth: (price) => expectedWorth(chances, going(price)[0]!) - price * steps[0]!,
  };
}

/**
 * From LOWEST_DEVIATE to as far above 0, and by the gap to the target farther: an improvement on a target of which a run falls u deviations short is made by
 * outcomes u deviations up, however rare.
 */
function deviatesUpTo(gap: number): Float64Array {
  const highest = -LOWEST_DEVIATE + Math.min(WIDEST_GAP, Math.max(0, gap));
  const width = (highest - LOWEST_DEVIATE) / (OUTCOMES - 1);
  return Float64Array.from({ length: OUTCOMES }, (_, k) => LOWEST_DEVIATE + k * width);
}

/** Of standard normal outcomes, by the trapezoidal rule; they sum to 1. */
function chancesOf(deviates: Float64Array): Float64Array {
  const densities = deviates.map((z) => exactExp((-z * z) / 2));
  const total = densities.reduce((sum, density) => sum + density, 0);
  return densities.map((density) => density / total);
}

/** E[max(0, worth)]. */
function expectedWorth(chances: Float64Array, worths: Float64Array): number {
  return chances.reduce((sum, chance, k) => sum + chance * Math.max(0, worths[k]!), 0);
}

/** Where the next result stands, counted in deviates from the first, given this one and a standard normal shock: OUTCOMES x OUTCOMES. */
function linkOf(correlation: number, deviates: Float64Array): Float64Array {
  const n = deviates.length;
  const width = (deviates[n - 1]! - deviates[0]!) / (n - 1);
  const rest = Math.sqrt(1 - correlation * correlation);
  return Float64Array.from({ length: n * n }, (_, i) => {
    const z = correlation * deviates[Math.floor(i / n)]! + rest * deviates[i % n]!;
    return Math.min(n - 1, Math.max(0, (z - deviates[0]!) / width));
  });
}

/** E[max(0, worth of the next result)] given each result, between the deviates by straight lines. */
function expectedOver(link: Float64Array, chances: Float64Array, worths: Float64Array): Float64Array {
  const n = worths.length;
  const values = worths.map((worth) => Math.max(0, worth));
  const expected = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    let sum = 0;
    for (let shock = 0; shock < n; shock++) {
      const place = link[k * n + shock]!;
      const below = Math.min(n - 2, Math.floor(place));
      const low = values[below]!;
      sum += chances[shock]! * (low + (place - below) * (values[below + 1]! - low));
    }
    expected[k] = sum;
  }
  return expected;
}

/** The deviate from which on the worth is not negative: null where it never is negative, the highest where it always is. */
function firstNotNegative(worths: Float64Array, deviates: Float64Array): number | null {
  const k = worths.findIndex((worth) => worth >= 0);
  if (k === 0) return null;
  if (k < 0) return deviates.at(-1)!;
  const [low, high] = [worths[k - 1]!, worths[k]!];
  return deviates[k - 1]! + ((deviates[k]! - deviates[k - 1]!) * -low) / (high - low);
}
