/** A busy machine may need seconds to start a session of the server; a server that is cut off is not heard from at all. */
export const CONNECT_TIMEOUT_MS = 10_000;

/** Names or values that a hint tells at most: more are not read. */
export const MOST_LISTED = 10;
