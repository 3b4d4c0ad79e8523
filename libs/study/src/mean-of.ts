/** Exact, and so many values may be as large as numbers are before their sum is none: 2^-20. */
const SCALE = 2 ** -20;

/**
 * The mean of one number or more, a million at most, no less than the least of them and no more than the largest: of equal ones it is that very number, so that curves that tie
 * stay tied. The stores compute it alike.
 */
export function meanOf(values: readonly number[]): number {
  let [sum, least, largest] = [0, Infinity, -Infinity];
  for (const value of values) {
    sum += value * SCALE;
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }
  return Math.min(largest, Math.max(least, sum / values.length / SCALE));
}
