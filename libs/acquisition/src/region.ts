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

/** The nearest place in the box; of the categories other than the centre's the first ones stay, as many as may. */
export function clampTo(
  { centre, lower, upper, categorical, exchanged }: Region,
  position: Float64Array,
): Float64Array {
  const clamped = position.map((u, dimension) => Math.min(upper[dimension]!, Math.max(lower[dimension]!, u)));
  let room = exchanged;
  for (const dimension of categorical) {
    if (clamped[dimension] === centre[dimension]) continue;
    if (room > 0) room--;
    else clamped[dimension] = centre[dimension]!;
  }
  return clamped;
}
