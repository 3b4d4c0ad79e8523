import type { Acquisition } from './acquisition.ts';

/** What takes the place of an acquisition under which every candidate is `below` a value. */
export interface Alternative {
  readonly acquisition: Acquisition;
  readonly below: number;
  /**
   * What `acquisition.bound` would write of as many points as the other one wrote bounds of last, for those points: half of what a search costs need not be found
   * twice. Not where it has no bounds.
   */
  readonly boundAgain?: (count: number, out: Float64Array) => void;
}
