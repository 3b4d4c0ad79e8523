import type { Points } from '#numerics';
import type { Acquisition } from './acquisition.ts';
import type { ExpertPrior } from './expert-prior.ts';
import { logPrior } from './log-prior.ts';

/**
 * An acquisition guided by experts' beliefs (piBO: Hvarfner et al. 2022, arXiv 2204.11051): a(u) pi(u)^(beta/n), in logarithms. The belief fades as
 * the n observations come in, so that a wrong one is outlived. `numeric` is the number of numeric features.
 */
export function weighByPrior(acquisition: Acquisition, prior: ExpertPrior, numeric: number): Acquisition {
  if (prior.columns.length === 0) return acquisition;
  const { bound } = acquisition;
  const add = (points: Points, out: Float64Array): void => {
    for (let i = 0; i < points.count; i++)
      out[i] = out[i]! + logPrior(prior, points.data.subarray(i * points.stride), null);
  };
  return {
    name: `${acquisition.name} + prior`,
    score(points, out) {
      acquisition.score(points, out);
      add(points, out);
    },
    bound:
      bound &&
      ((points, out) => {
        bound(points, out);
        add(points, out);
      }),
    scoreWithGradients(points, out, gradients) {
      acquisition.scoreWithGradients(points, out, gradients);
      for (let i = 0; i < points.count; i++) {
        const gradient = gradients.subarray(i * numeric, (i + 1) * numeric);
        out[i] = out[i]! + logPrior(prior, points.data.subarray(i * points.stride), gradient);
      }
    },
  };
}
