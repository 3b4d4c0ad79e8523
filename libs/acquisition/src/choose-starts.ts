import { exactExp, type Rng } from '#numerics';
import { SOFTMAX_STARTS } from './constants.ts';

/**
 * Indices of the candidates from which local search sets out: the best, then some drawn without replacement with probability in
 * proportion to the expected improvement (softmax of its logarithm). The best alone would climb the same hill every time.
 */
export function chooseStarts(scores: Float64Array, rng: Rng): readonly number[] {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  const weights = scores.map((score) => exactExp(score - scores[best]!));
  weights[best] = 0;
  const chosen = [best];
  while (chosen.length <= SOFTMAX_STARTS) {
    const next = draw(weights, rng);
    if (next === -1) break;
    chosen.push(next);
    weights[next] = 0;
  }
  return chosen;
}

function draw(weights: Float64Array, rng: Rng): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let left = rng.next() * total;
  let last = -1;
  for (let i = 0; i < weights.length; i++) {
    if (!(weights[i]! > 0)) continue;
    last = i;
    left -= weights[i]!;
    if (left < 0) return i;
  }
  return last;
}
