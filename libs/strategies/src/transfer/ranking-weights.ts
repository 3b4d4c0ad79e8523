import type { Rng } from '#numerics';
import { CHANCE_RANKINGS, LEAST_SAY, OWN_BAD_QUANTILE, RANKED_MOST, RANKING_DRAWS } from './constants.ts';

/** What a model expects at the study's observations, in any unit. */
export interface Ranking {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

export interface RankingWeights {
  /** In the order of the sources. Together with `own` they sum to 1. */
  readonly sources: readonly number[];
  readonly own: number;
}

/**
 * How much each source has to say: the ranking-weighted ensemble (RGPE; Feurer, Letham, Bakshy 2018, arXiv 1802.02219).
 *
 * | symbol | meaning                                                                                     |
 * | y_j    | score of observation j of this study                                                        |
 * | f_kj   | a draw from what model k expects at j: from a source's posterior, or left out by the own model |
 * | L_k    | sum over pairs of a bootstrap sample of [f_ki < f_kj differs from y_i < y_j]                |
 * | C      | the smallest loss of a dozen random rankings                                                |
 *
 *   w_k = share of S draws in which L_k is the smallest of all and below C; the own model wins all others, sources share ties
 *
 * C is not in the paper: the best of many unrelated sources ranks a handful of observations well by luck, and a model of a handful is no rival.
 * Order alone counts, so that a source may have another unit, another level, another spread. A source whose median loss is above the 95 % quantile
 * of the own model's has no say at all, or many bad sources together would outweigh the study (weight dilution). Without own predictions the
 * sources share everything. O(S K n^2) for n observations, the last hundred.
 */
export function rankingWeights(
  sources: readonly Ranking[],
  own: Ranking | null,
  scores: Float64Array,
  rng: Rng,
): RankingWeights {
  if (sources.length === 0) return { sources: [], own: 1 };
  const losses = drawLosses(own === null ? sources : [...sources, own], scores, rng);
  const last = sources.length;
  const chance = own === null ? null : drawChance(scores, rng.fork('chance'));
  const limit = own === null ? Infinity : quantile(losses[last]!, OWN_BAD_QUANTILE);
  const heard = losses.map((loss, k) => k === last || quantile(loss, 0.5) <= limit);
  const weights = new Float64Array(last + 1);
  for (let draw = 0; draw < RANKING_DRAWS; draw++) {
    const least = losses.reduce((low, loss, k) => (heard[k] ? Math.min(low, loss[draw]!) : low), Infinity);
    const winners = Array.from(losses.keys()).filter((k) => heard[k] && losses[k]![draw] === least);
    const isLuck = chance !== null && chance[draw]! <= least;
    const counted = isLuck || winners.includes(last) ? [last] : winners;
    for (const k of counted) weights[k]! += 1 / counted.length;
  }
  return normalised(weights.subarray(0, last), weights[last]!);
}

function drawLosses(models: readonly Ranking[], scores: Float64Array, rng: Rng): readonly Float64Array[] {
  const first = Math.max(0, scores.length - RANKED_MOST);
  const n = scores.length - first;
  const deviations = models.map(({ variance }) => variance.map((value) => Math.sqrt(Math.max(0, value))));
  const losses = models.map(() => new Float64Array(RANKING_DRAWS));
  const sample = new Int32Array(n);
  const expected = new Float64Array(scores.length);
  for (let draw = 0; draw < RANKING_DRAWS; draw++) {
    for (let i = 0; i < n; i++) sample[i] = first + rng.int(n);
    models.forEach(({ mean }, k) => {
      for (let j = first; j < scores.length; j++) expected[j] = mean[j]! + deviations[k]![j]! * rng.normal();
      losses[k]![draw] = misrankedPairs(sample, expected, scores);
    });
  }
  return losses;
}

/** The smallest loss among a dozen random rankings, by draw. */
function drawChance(scores: Float64Array, rng: Rng): Float64Array {
  const best = new Float64Array(RANKING_DRAWS).fill(Infinity);
  const n = Math.min(scores.length, RANKED_MOST);
  const recent = scores.subarray(scores.length - n);
  const sample = new Int32Array(n);
  const expected = new Float64Array(n);
  for (let draw = 0; draw < RANKING_DRAWS; draw++) {
    for (let i = 0; i < n; i++) sample[i] = rng.int(n);
    for (let k = 0; k < CHANCE_RANKINGS; k++) {
      for (let i = 0; i < n; i++) expected[i] = rng.next();
      best[draw] = Math.min(best[draw]!, misrankedPairs(sample, expected, recent));
    }
  }
  return best;
}

function misrankedPairs(sample: Int32Array, expected: Float64Array, scores: Float64Array): number {
  let misranked = 0;
  for (let a = 0; a < sample.length; a++) {
    const i = sample[a]!;
    for (let b = 0; b < a; b++) {
      const j = sample[b]!;
      if (scores[i]! !== scores[j]! && expected[i]! < expected[j]! !== scores[i]! < scores[j]!) misranked++;
    }
  }
  return misranked;
}

/** What has next to nothing to say says nothing. */
function normalised(counts: Float64Array, own: number): RankingWeights {
  const kept = counts.map((count) => (count < LEAST_SAY * RANKING_DRAWS ? 0 : count));
  const total = kept.reduce((sum, count) => sum + count, own);
  return { sources: Array.from(kept, (count) => count / total), own: own / total };
}

function quantile(values: Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
