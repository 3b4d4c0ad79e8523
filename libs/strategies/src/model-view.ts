import type { SuggestionExplanation } from '#study';

/** What a model adds to an explanation. */
export type ModelView = Pick<
  SuggestionExplanation,
  'modelTrials' | 'predicted' | 'acquisition' | 'model' | 'warnings' | 'trustRegion' | 'hurdles' | 'sources'
>;
