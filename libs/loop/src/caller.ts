/** The Idempotency-Key of a request and what it was sent with. */
export interface IdempotencyRequest {
  readonly key: string;
  /** Method and path as called. */
  readonly route: string;
  /** Hash of the body: the same key with another body is a mistake of the client. */
  readonly bodyHash: string;
}

export interface Caller {
  /** Who acts: the id of an API key or user. */
  readonly principal: string;
  readonly idempotency: IdempotencyRequest | null;
}
