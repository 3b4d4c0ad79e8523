/**
 * Spearman's rank correlation: Pearson's of the ranks, equal values sharing the mean of theirs. 0 where either side is constant, since
 * it then orders nothing. O(n log n).
 */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [p, q] = [midRanks(a), midRanks(b)];
  const centre = (p.length - 1) / 2;
  let [pp, qq, pq] = [0, 0, 0];
  for (let i = 0; i < p.length; i++) {
    const [u, v] = [p[i]! - centre, q[i]! - centre];
    pp += u * u;
    qq += v * v;
    pq += u * v;
  }
  return pp > 0 && qq > 0 ? pq / Math.sqrt(pp * qq) : 0;
}

function midRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let k = start; k < end; k++) ranks[order[k]!] = (start + end - 1) / 2;
    start = end;
  }
  return ranks;
}
