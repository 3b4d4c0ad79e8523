/** Pure code draws no randomness: ids, lease tokens and seeds come from here. */
export interface IdentitySource {
  /** A UUIDv7: ids sort by the time of their making. */
  newId(): string;
  /** A UUIDv4: nobody can guess another worker's token. */
  newToken(): string;
  newSeed(): number;
}
