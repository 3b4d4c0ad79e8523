import { expectedMaximumGain } from '#acquisition';
import type { Kernels } from '#numerics';
import { posteriorCovariance, posteriorMeansAt } from '#surrogate';
import type { Model } from '../fit-model.ts';
import { rowOf } from '../row-of.ts';
import { splitNugget } from '../recommend/split-nugget.ts';
import type { SpaceDomain } from '../space-domain.ts';
import type { Contender } from './contenders.ts';

/** What is known of the measurements. */
export interface Looks {
  readonly positions: readonly Float64Array[];
  /** Variance that is known of a further one. */
  readonly known: number;
  /** Whether all repeats so far came out the same. */
  readonly agreed: boolean;
}

export interface Worth {
  /** Of measuring each contender once more. */
  readonly again: readonly number[];
  /** Of measuring the new point; null without one. */
  readonly fresh: number | null;
}

/**
 * What one more measurement is worth to who has to name the best configuration afterwards: the knowledge gradient over the contenders and the point
 * that the acquisition proposes, in the unit of the warped scores.
 *
 * | symbol   | meaning                                                                                          |
 * | m, C     | posterior mean and covariance of the process at the contenders and the new point                 |
 * | a, b     | detail and noise in the fitted noise variance, see splitNugget(); b with what is known of noise   |
 * | y, r, t  | mean score of a contender, over how many measurements; how often it was handed out               |
 * | w(r)     | a / (a + b / r), 0 for the new point                                                             |
 * | e_i      | m_i + w(r) (y_i - m_i): what to expect of it                                                     |
 * | v_ij     | C_ij + [i = j] (1 - w(t)) a: how uncertain that is, once what is open has come back              |
 *
 *   worth of measuring o = E[max_i (e_i + v_io Z / sqrt(v_oo + b))] - max_i e_i
 *
 * The same rule for both, so that no share of the budget has to be chosen for repeats. Where nothing is noise, b is nothing, all is known of a tried
 * configuration and a repeat is worth nothing: so it is once repeats came out equal to the bit. Frazier, Powell and Dayanik (2009); over a few points as in Scott, Frazier and Powell (2011).
 */
export function worthOfALook(
  kernels: Kernels,
  domain: SpaceDomain,
  { process, warp }: Model,
  { positions, known, agreed }: Looks,
  contenders: readonly Contender[],
  fresh: Float64Array | null,
): Worth {
  const points = [...contenders.map(({ indices }) => positions[indices[0]!]!), ...(fresh === null ? [] : [fresh])];
  const rows = points.map((position) => rowOf(domain, position));
  const m = posteriorMeansAt(kernels, process.model, rows);
  const covariance = posteriorCovariance(kernels, process.model, rows);

  const scores = contenders.map(({ indices }) => indices.map((i) => warp.warped[i]!));
  const { detail: a, noise } = splitNugget(process.hyperparameters.noiseVariance, scores);
  const b = (agreed ? 0 : noise) + known;
  const w = (measured: number): number => (a + b === 0 ? 1 : (a * measured) / (a * measured + b));
  const count = rows.length;
  const expected = rows.map((_, i) => {
    const own = scores[i];
    return own === undefined ? m[i]! : m[i]! + w(own.length) * (average(own) - m[i]!);
  });
  const worth = (o: number): number => {
    const tries = contenders[o]?.tries ?? 0;
    const own = Math.max(0, covariance[o * count + o]!) + (1 - (tries === 0 ? 0 : w(tries))) * a;
    if (own + b <= 0) return 0;
    const moves = rows.map((_, i) => (i === o ? own : covariance[i * count + o]!) / Math.sqrt(own + b));
    return expectedMaximumGain(expected, moves);
  };
  return {
    again: contenders.map(({ repeatable }, o) => (repeatable && b > 0 ? worth(o) : 0)),
    fresh: fresh === null ? null : worth(contenders.length),
  };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}
