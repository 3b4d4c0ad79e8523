/** The first and the third quartile of ascending scores, of which there is at least one: those that n / 4 and 3 n / 4 lie below. */
export function quartilesOf(sorted: Float64Array): readonly [number, number] {
  const n = sorted.length;
  return [sorted[Math.floor(n / 4)]!, sorted[Math.floor((3 * n) / 4)]!];
}
