import type { Assignments } from '#search-space';
import type { Suggestion } from '#study';
import type { ModelView } from './model-view.ts';

export type Fallback = NonNullable<Suggestion['explanation']['fallback']>;

/** A chosen point, with what is to be said of it. */
export interface Choice {
  readonly assignments: Assignments;
  /** What the strategy knew of it; a random one has no view. */
  readonly view?: ModelView;
  /** Why it was not chosen as the strategy chooses. */
  readonly fallback?: Fallback;
}

/** A choice in the unit cube too, where a model looks at it. */
export interface PlacedChoice extends Choice {
  readonly position: Float64Array;
}
