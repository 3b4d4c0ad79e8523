/**
 * Mean of the exact sum, rounded once (Shewchuk 1997: the sum is kept as partials that do not overlap). A plain sum would make
 * five and ten equal values differ in the last bit, and a tie between optimisers into a win.
 */
export function exactMean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('the mean of no values');
  const partials: number[] = [];
  for (const value of values) {
    let x = value;
    let kept = 0;
    for (const partial of partials) {
      const [large, small] = Math.abs(x) < Math.abs(partial) ? [partial, x] : [x, partial];
      const high = large + small;
      const low = small - (high - large);
      if (low !== 0) partials[kept++] = low;
      x = high;
    }
    partials.length = kept;
    partials.push(x);
  }
  return partials.reduceRight((sum, partial) => sum + partial, 0) / values.length;
}
