/** The machine's clock. Leases never use it: the database's `now()` decides about those. */
export const systemClock = { now: (): Date => new Date() };
