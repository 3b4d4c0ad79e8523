import { exactExpm1, exactLog1p } from '#numerics';
import { fitStandardisation, type OutputWarp } from '#surrogate';
import { LARGEST_RATIO } from './constants.ts';

export interface LimitWarp extends OutputWarp {
  /** The least acceptable score as an output. */
  readonly least: number;
}

/**
 * Scores of a limited metric as outputs that are finest where it matters, round the limit.
 *
 * | symbol | meaning                                              |
 * | s_i    | score of observation i less the least acceptable one |
 * | m      | median of the |s_i| that are not 0                   |
 * | b_i    | sign(s_i) log(1 + |s_i| / m), then standardised      |
 *
 * Eriksson and Poloczek's (2021) bilog, with the data's own scale in place of 1, so that milliseconds and seconds give the same model. A configuration
 * a thousand times too slow says no more than one ten times too slow, and must not flatten what is near the limit.
 */
export function fitLimitWarp(scores: Float64Array, least: number): LimitWarp {
  // Halves, since the difference of two doubles may be more than the largest double.
  const slack = scores.map((score) => score / 2 - least / 2);
  const scale = medianMagnitude(slack);
  const compress = (s: number): number => Math.sign(s) * exactLog1p(Math.abs(s) / scale);
  const plain = fitStandardisation(slack.map(compress));
  const [centre, above] = [plain.unwarp(0), plain.unwarp(1)];
  return {
    warped: plain.warped,
    least: -centre / (above - centre),
    unwarp(output) {
      const b = plain.unwarp(output);
      return least + 2 * scale * Math.sign(b) * exactExpm1(Math.abs(b));
    },
  };
}

function medianMagnitude(slack: Float64Array): number {
  const magnitudes = slack
    .map(Math.abs)
    .filter((s) => s > 0 && Number.isFinite(s))
    .sort();
  const middle = magnitudes[magnitudes.length >> 1] ?? 1;
  // A median so much smaller than the largest that their ratio overflows is no scale of the data.
  return Math.max(middle, (magnitudes.at(-1) ?? 1) / LARGEST_RATIO);
}
