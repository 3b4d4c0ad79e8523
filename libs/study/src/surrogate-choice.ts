export type SurrogateName = 'gaussian-process' | 'random-forest';

/** Which model the strategy `auto` asked, and why. */
export interface SurrogateChoice {
  /** Null where no model was asked. */
  readonly name: SurrogateName | null;
  readonly reason: string;
  /** Mean log densities of results that each model did not see; null where the two were not compared. */
  readonly densities: {
    readonly observations: number;
    readonly gaussianProcess: number;
    readonly randomForest: number;
  } | null;
}
