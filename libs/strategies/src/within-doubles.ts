/** What lies beyond the largest double is that double: JSON knows no infinity. */
export function withinDoubles(value: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value));
}
