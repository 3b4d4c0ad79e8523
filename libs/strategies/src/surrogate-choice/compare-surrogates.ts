import { exactLog, square, type Kernels, type Rng } from '#numerics';
import { leaveOneOut, type LeaveOneOut } from '#surrogate';
import { fitModel } from '../fit-model.ts';
import { createForestDomain } from '../forest-search/forest-domain.ts';
import { fitForestModel } from '../forest-search/forest-model.ts';
import { FOREST_EXPLAINING_VIEW } from '../forest-search/forest-view.ts';
import type { Observations } from '../observations.ts';
import { EXPLAINING_VIEW } from '../score-view.ts';
import type { Search } from '../search.ts';
import { createSpaceDomain } from '../space-domain.ts';
import { COMPARED_MOST } from './constants.ts';

/** How well either surrogate predicts results that it did not see. */
export interface Comparison {
  readonly observations: number;
  /** Mean log densities of the half-rank warped scores; larger is better. */
  readonly process: number;
  readonly forest: number;
  /** The forest's lead in standard errors of the lead. */
  readonly lead: number;
}

/**
 * | symbol   | meaning                                                                                       |
 * | p_i, q_i | density of score i: leave-one-out of the process, out-of-bag of the forest                     |
 * | d_i      | log q_i - log p_i                                                                              |
 *
 *   lead = mean d sqrt(n) / sd d          (Vuong 1989: a standard normal where both predict alike)
 *
 * The process keeps length-scales that were fitted to the score that is left out, which flatters it, and a tree sees two thirds of the scores, which
 * costs the forest: a forest that leads all the same predicts better indeed. Scores that every tree drew do not count. Cost: a fit of each and n^3 / 3.
 */
export function compareSurrogates(kernels: Kernels, search: Search, observations: Observations, rng: Rng): Comparison {
  const recent = latest(observations);
  const { process, outputs } = fitModel(
    kernels,
    search,
    createSpaceDomain(search),
    recent,
    0,
    rng.fork('process'),
    EXPLAINING_VIEW,
  );
  const left = leaveOneOut(kernels, process, outputs);
  const { forest } = fitForestModel(createForestDomain(search), recent, FOREST_EXPLAINING_VIEW, rng.fork('forest'));
  return compareDensities(outputs, left, forest.outOfBag());
}

/** Exported for its test. */
export function compareDensities(
  outputs: Float64Array,
  process: Pick<LeaveOneOut, 'mean' | 'variance'>,
  forest: Pick<LeaveOneOut, 'mean' | 'variance'>,
): Comparison {
  const known = Array.from(outputs.keys()).filter((i) => !Number.isNaN(forest.mean[i]!));
  const n = known.length;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value / n, 0);
  const p = known.map((i) => logDensity(outputs[i]!, process.mean[i]!, process.variance[i]!));
  const q = known.map((i) => logDensity(outputs[i]!, forest.mean[i]!, forest.variance[i]!));
  const difference = q.map((value, k) => value - p[k]!);
  const ahead = mean(difference);
  const deviation = Math.sqrt(mean(difference.map((each) => square(each - ahead))));
  const lead = deviation > 0 ? (ahead * Math.sqrt(n)) / deviation : 0;
  return { observations: n, process: mean(p), forest: mean(q), lead };
}

function logDensity(y: number, mean: number, variance: number): number {
  return -0.5 * (exactLog(2 * Math.PI * variance) + square(y - mean) / variance);
}

/** Only results count, and of very many the latest. */
function latest(all: Observations): Observations {
  return {
    ...all,
    positions: all.positions.slice(-COMPARED_MOST),
    scores: all.scores.slice(-COMPARED_MOST),
    errors: all.errors.slice(-COMPARED_MOST),
    trialIds: all.trialIds.slice(-COMPARED_MOST),
    pending: [],
    failures: [],
  };
}
