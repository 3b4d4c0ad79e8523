import type { Region } from '#acquisition';
import { exactExp, exactLog } from '#numerics';
import { activeMask, type Space } from '#search-space';
import type { SpaceDomain } from '../space-domain.ts';
import { ASPECT_MOST } from './constants.ts';

/**
 * The box of a side round a settled position.
 *
 * | symbol | meaning                                                                             |
 * | l_c    | length-scale of numeric column c                                                    |
 * | a_c    | aspect l_c / (geometric mean of all), within [1/4, 4]                               |
 *
 *   lower_c = centre_c - side a_c / 2,   upper_c = centre_c + side a_c / 2,   within the cube
 *
 * An ordered discrete dimension reaches at least its neighbouring levels; one that is inactive at the centre is free, for its place there means nothing. Of
 * the categories, a share of half the side may differ, for the box reaches as far on either side of its centre, at least one (Hamming ball: Wan et al. 2021, arXiv 2102.07188).
 */
export function regionRound(
  space: Space,
  domain: SpaceDomain,
  centre: Float64Array,
  inverseSquaredLengths: readonly number[],
  side: number,
): Region {
  const lower = new Float64Array(domain.dimension);
  const upper = new Float64Array(domain.dimension).fill(1);
  const mask = new Uint8Array(domain.dimension);
  activeMask(space, centre, mask);
  const logs = inverseSquaredLengths.slice(0, domain.numeric).map((inverse) => -exactLog(inverse) / 2);
  const middle = logs.reduce((sum, log) => sum + log, 0) / Math.max(1, logs.length);
  logs.forEach((log, column) => {
    const dimension = domain.parameters[column]!;
    if (mask[dimension] === 0) return;
    const aspect = Math.min(ASPECT_MOST, Math.max(1 / ASPECT_MOST, exactExp(log - middle)));
    const codec = space.codecs[dimension]!;
    const step = codec.kind === 'discrete' ? 1 / codec.levels : 0;
    const reach = Math.max((side * aspect) / 2, step);
    lower[dimension] = Math.max(0, centre[dimension]! - reach);
    upper[dimension] = Math.min(1, centre[dimension]! + reach);
  });
  const categorical = domain.parameters.slice(domain.numeric);
  const exchanged = Math.max(1, Math.ceil(Math.min(1, side / 2) * categorical.length));
  return { centre, lower, upper, categorical, exchanged };
}
