/** A settled position and the acquisition's value there. */
export interface Scored {
  readonly position: Float64Array;
  readonly score: number;
}
