/** One wrong place of a request. `pointer` is an RFC 6901 JSON pointer into the request body ('' is the whole body). */
export interface Issue {
  readonly pointer: string;
  readonly detail: string;
  readonly hint?: string;
}
