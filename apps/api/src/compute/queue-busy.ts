/** Nobody let the task in for as long as it would wait. */
export class QueueBusy extends Error {}
