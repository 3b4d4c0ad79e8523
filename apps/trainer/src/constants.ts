/** Trials at once: one thread each, and the service wants a core's share too. */
export const DEFAULT_CONCURRENCY = 2;

/** Long enough that a busy machine does not lose work, short enough that a dead one is noticed within a minute. */
export const LEASE_SECONDS = 30;

/** A heartbeat every third of the lease: two may be lost before the lease is. */
export const HEARTBEATS_PER_LEASE = 3;

/** A claim waits this long at the service, so that new work starts at once and an idle trainer asks rarely. */
export const CLAIM_WAIT_SECONDS = 20;

/** Memory of one attempt, WASM and tensors included. A trainer with its libraries needs 200 MB before any model. */
export const DEFAULT_MEMORY_LIMIT_MB = 1024;

/** An attempt that takes longer hangs, or is not worth its time. */
export const DEFAULT_TIME_LIMIT_SECONDS = 1800;

/** Share of the memory limit that the JavaScript heap may take; tensors live outside it. */
export const HEAP_SHARE = 0.5;

/** How often the resident memory of an attempt is read: a runaway allocation fills a gigabyte in about a second. */
export const MEMORY_CHECK_MS = 200;

/** An attempt that was asked to stop ends its batch and saves its model; after this it is killed. */
export const STOP_GRACE_MS = 10_000;

/** What an attempt printed last is kept for the failure message. */
export const STDERR_TAIL = 4_000;

export const FIRST_RETRY_MS = 250;
export const LONGEST_RETRY_MS = 15_000;

/** A request without an answer for this long is tried again; a claim may take its waiting time more. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** Longest failure message that the service takes. */
export const MAX_MESSAGE_LENGTH = 10_000;

/** After the order to shut down, what is not said to the service by then stays unsaid: its leases run out by themselves. */
export const SHUTDOWN_GRACE_MS = 5_000;
