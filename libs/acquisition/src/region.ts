/** The part of the unit cube to which a search for the best point is confined, by dimension of a position. */
export interface Region {
  /** A settled position. */
  readonly centre: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Dimensions without order, where a box means nothing. */
  readonly categorical: readonly number[];
  /** How many of those may differ from the centre, at most. */
  readonly exchanged: number;
}

export function clampTo({ lower, upper }: Region, position: Float64Array): Float64Array {
  return position.map((u, dimension) => Math.min(upper[dimension]!, Math.max(lower[dimension]!, u)));
}
