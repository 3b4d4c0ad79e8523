import { HALF_RANK_VIEW, STANDARDISED_VIEW, type ScoreView } from '../score-view.ts';

/** A view of the scores, and what a point must improve on in it: the best mean of the forest over the points tried, or the best warped score itself. */
export interface ForestView extends ScoreView {
  readonly incumbent: 'posterior-mean' | 'best-score';
}

export const FOREST_EXPLAINING_VIEW: ForestView = { ...HALF_RANK_VIEW, incumbent: 'posterior-mean' };

const TURNS: readonly [ForestView, ForestView] = [
  FOREST_EXPLAINING_VIEW,
  { ...STANDARDISED_VIEW, incumbent: 'best-score' },
];

/** By trial number. The forest was measured with these two (docs/adr/0011). */
export function forestViewOf(number: number): ForestView {
  return number % 2 === 0 ? TURNS[0] : TURNS[1];
}
