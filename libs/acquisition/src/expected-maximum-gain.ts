import { exactExp, logNormalCdf, logNormalPdf } from '#numerics';

/**
 * E[max_i (a_i + b_i Z)] - max_i a_i for a standard normal Z: what is gained by knowing Z before one of the i is chosen. Exact.
 *
 * | symbol | meaning                                                                     |
 * | a, b   | what each i is worth, and how far it moves with Z                           |
 * | z_k    | where line k + 1 of the upper envelope takes over from line k, ascending    |
 * | h      | phi(z) + z Phi(z)                                                           |
 *
 *   gain = sum_k (b_{k+1} - b_k) h(-|z_k|)
 *
 * Frazier, Powell and Dayanik (2009), "The knowledge-gradient policy for correlated normal beliefs". O(m log m).
 */
export function expectedMaximumGain(a: readonly number[], b: readonly number[]): number {
  const envelope = upperEnvelope(a, b);
  let gain = 0;
  for (let k = 0; k + 1 < envelope.length; k++) {
    const [i, j] = [envelope[k]!, envelope[k + 1]!];
    const slope = b[j]! - b[i]!;
    const z = -Math.abs((a[i]! - a[j]!) / slope);
    // Slopes that hardly differ cross where no Z comes, and infinity times nothing is no number.
    if (z === -Infinity) continue;
    gain += slope * (exactExp(logNormalPdf(z)) + z * exactExp(logNormalCdf(z)));
  }
  return Math.max(0, gain);
}

/** Lines that are the highest somewhere, by ascending slope. */
function upperEnvelope(a: readonly number[], b: readonly number[]): readonly number[] {
  const order = [...a.keys()].sort((i, j) => b[i]! - b[j]! || a[i]! - a[j]!);
  const crossing = (i: number, j: number): number => (a[i]! - a[j]!) / (b[j]! - b[i]!);
  const envelope: number[] = [];
  for (const line of order) {
    // Of lines with one slope the highest came last.
    if (envelope.length > 0 && b[envelope.at(-1)!]! === b[line]!) envelope.pop();
    while (envelope.length > 1 && crossing(envelope.at(-1)!, line) <= crossing(envelope.at(-2)!, envelope.at(-1)!))
      envelope.pop();
    envelope.push(line);
  }
  return envelope;
}
