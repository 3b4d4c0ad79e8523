import type { SuggestionExplanation } from '#study';

/** What a model adds to an explanation: with what it predicts, why not to read much into that. */
export type ModelView = Pick<
  SuggestionExplanation,
  'modelTrials' | 'acquisition' | 'model' | 'trustRegion' | 'hurdles' | 'sources'
> &
  ({ readonly predicted: null } | Required<Pick<SuggestionExplanation, 'predicted' | 'warnings'>>);
