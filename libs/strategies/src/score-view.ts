import { fitHalfRankWarp, fitPowerWarp, fitStandardisation, fitTailWarp, type OutputWarp } from '#surrogate';

/** One way of looking at the same observations. */
export interface ScoreView {
  readonly name: string;
  readonly warp: (scores: Float64Array) => OutputWarp;
}

export const HALF_RANK_VIEW: ScoreView = { name: 'half-rank', warp: fitHalfRankWarp };
export const TAIL_VIEW: ScoreView = { name: 'tail', warp: fitTailWarp };
export const POWER_VIEW: ScoreView = { name: 'power', warp: fitPowerWarp };

/** As the scores are: for a forest, and where only their order counts. */
export const STANDARDISED_VIEW: ScoreView = { name: 'standardised', warp: fitStandardisation };

/**
 * Three views take turns, trial by trial. The half-rank view is bold where the good half is flat and the bad half wild (tables, categories), the
 * tail view, a z-score with disasters drawn in, is right where the objective is smooth over its whole range, the power view where it spans orders of magnitude. None wins
 * everywhere, and which of them fits better, by leave-one-out density of the good half, does not tell which proposes better; taking
 * turns beat each of them on the benchmark, since each explores what the others are blind to, and costs nothing.
 */
export const VIEWS: readonly [ScoreView, ...ScoreView[]] = [HALF_RANK_VIEW, TAIL_VIEW, POWER_VIEW];

/** By trial number, so that asks in parallel take turns too. */
export function viewOfTrial(number: number): ScoreView {
  return VIEWS[number % VIEWS.length] ?? VIEWS[0];
}

/** The view of explainModel(): a few disasters do not drown what the parameters do among results worth having. */
export const EXPLAINING_VIEW: ScoreView = HALF_RANK_VIEW;

/** The views whose mean a recommendation goes by (docs/adr/0015). */
export const RECOMMENDING_VIEWS: readonly ScoreView[] = [HALF_RANK_VIEW, POWER_VIEW];
