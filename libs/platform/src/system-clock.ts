/** The machine's clock, as RFC 3339 text. Leases never use it: the database's `now()` decides about those. */
export const systemClock = { now: (): string => new Date().toISOString() };
