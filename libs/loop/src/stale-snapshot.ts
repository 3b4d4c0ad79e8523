/** The suggestions no longer fit the study. Undoes the transaction; the ask starts its next round. */
export class StaleSnapshot extends Error {}
