import { fitHalfRankWarp, fitStandardisation, type OutputWarp } from '#surrogate';

/** One way of looking at the same observations. */
export interface ScoreView {
  readonly name: string;
  readonly warp: (scores: Float64Array) => OutputWarp;
  /** What a point must improve on: the best posterior mean over the points tried, or the best warped score itself. */
  readonly incumbent: 'posterior-mean' | 'best-score';
}

/**
 * Two views take turns, trial by trial. The half-rank view is bold where the good half is flat and the bad half wild (tables, categories); the
 * plain view is right where the objective is smooth over its whole range. Neither wins everywhere, and which of them fits better, by
 * leave-one-out density of the good half, does not tell which proposes better; taking turns beat both of them on the benchmark, since each
 * explores what the other is blind to, and costs nothing.
 */
export const VIEWS: readonly [ScoreView, ScoreView] = [
  { name: 'half-rank', warp: fitHalfRankWarp, incumbent: 'posterior-mean' },
  { name: 'standardised', warp: fitStandardisation, incumbent: 'best-score' },
];

/** By trial number, so that asks in parallel take turns too. */
export function viewOfTrial(number: number): ScoreView {
  return number % 2 === 0 ? VIEWS[0] : VIEWS[1];
}

/** The view of explainModel(): a few disasters do not drown what the parameters do among results worth having. */
export const EXPLAINING_VIEW: ScoreView = VIEWS[0];
