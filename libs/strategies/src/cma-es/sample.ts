/** One ended trial of a generation. */
export interface Sample {
  /** Its position: the continuous one that it was drawn at, where that is known, else the centre of its values. */
  readonly u: Float64Array;
  readonly active: Uint8Array;
  /** False for what was not drawn from the distribution: added by a user, repaired, or drawn while earlier trials were pending. */
  readonly drawn: boolean;
  /** -Infinity for a failed trial. */
  readonly score: number;
}

/** Best first, equal scores in their order. */
export function rankSamples(samples: readonly Sample[]): readonly Sample[] {
  return [...samples].sort((a, b) => (a.score === b.score ? 0 : a.score > b.score ? -1 : 1));
}
