import type { Clock } from '../ports/clock.ts';
import type { Timestamp } from '../timestamp.ts';

/** Time that stands still until a test moves it. Also the database time of the in-memory stores. */
export class ManualClock implements Clock {
  #milliseconds: number;

  constructor(start: Timestamp = '2030-01-01T00:00:00.000Z') {
    this.#milliseconds = Date.parse(start);
  }

  now(): Timestamp {
    return new Date(this.#milliseconds).toISOString();
  }

  advance(seconds: number): void {
    this.#milliseconds += seconds * 1_000;
  }
}
